import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";

/** The event of API Gateway's HTTP API (payload format 2.0). On public routes it has no `authorizer`. */
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

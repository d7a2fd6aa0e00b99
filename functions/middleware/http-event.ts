import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";

/** What API Gateway's HTTP API hands over (payload format 2.0); on public routes without `authorizer`. */
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

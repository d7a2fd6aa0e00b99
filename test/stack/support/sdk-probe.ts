import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient, SQSServiceException } from "@aws-sdk/client-sqs";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";

/** The functions' uses of the SDK, bundled like them, with settings that a test can change. */
export const dynamodb = (settings: object = {}) => DynamoDBDocumentClient.from(new DynamoDBClient(settings));
export const sqs = (settings: object = {}) => new SQSClient(settings);
export const commands = {
  BatchGetCommand,
  CreateTableCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  SendMessageCommand,
  TransactWriteCommand,
  UpdateCommand,
};
export const errors = {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  SQSServiceException,
  TransactionCanceledException,
};

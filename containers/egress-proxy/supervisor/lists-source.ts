import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { ListsPointer, MAX_DOCUMENT_BYTES } from './lists-document';

/** Where the lists come from. */
export interface ListsSource {
  /** The text that tells where the lists are. */
  pointer(): Promise<string>;
  /** The bytes of the lists, cut where they are too many to be taken. */
  document(pointer: ListsPointer): Promise<Uint8Array>;
}

/** Reads the pointer from a parameter of Systems Manager, and the lists from S3. */
export function awsSource(parameter: string): ListsSource {
  const settings = { maxAttempts: 2, requestHandler: { connectionTimeout: 3000 } };
  const ssm = new SSMClient(settings);
  const s3 = new S3Client(settings);
  return {
    async pointer() {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameter }));
      return Parameter?.Value ?? '';
    },
    async document({ bucket, key }) {
      const range = `bytes=0-${MAX_DOCUMENT_BYTES}`;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
  };
}

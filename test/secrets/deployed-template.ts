import { Template } from 'aws-cdk-lib/assertions';

export const ACCOUNT = '111111111111';
export const SECRET = `arn:aws:secretsmanager:eu-central-1:${ACCOUNT}:secret:`;
export const FUNCTION = `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:`;

/** A template with ARNs in the place of its references: each resource is named by the start of its logical id. */
export class DeployedTemplate {
  constructor(private readonly template: Template) {}

  resourcePolicy(id: string): object {
    return this.plain(this.find('AWS::SecretsManager::ResourcePolicy', id).ResourcePolicy);
  }

  policy(id: string): object {
    return this.plain(this.find('AWS::IAM::ManagedPolicy', id).PolicyDocument);
  }

  private find(type: string, id: string) {
    const [found] = Object.entries(this.template.findResources(type)).filter(([logicalId]) => logicalId.startsWith(id));
    return found[1].Properties;
  }

  private plain(value: unknown): object {
    return JSON.parse(JSON.stringify(value), (_, item) => this.resolve(item));
  }

  private resolve(item: Record<string, unknown>): unknown {
    if (item?.Ref === 'AWS::Partition') {
      return 'aws';
    }
    if (item?.Ref === 'AWS::AccountId') {
      return ACCOUNT;
    }
    if (item?.Ref) {
      return `${SECRET}${named(item.Ref as string)}-AbCdEf`;
    }
    if (item?.['Fn::Join']) {
      const [separator, parts] = item['Fn::Join'] as [string, string[]];
      return parts.join(separator);
    }
    if (item?.['Fn::GetAtt']) {
      const [logicalId] = item['Fn::GetAtt'] as string[];
      return this.attribute(logicalId);
    }
    return item;
  }

  private attribute(logicalId: string): string {
    const types: Record<string, string> = {
      'AWS::IAM::Role': `arn:aws:iam::${ACCOUNT}:role/`,
      'AWS::Lambda::Function': FUNCTION,
      'AWS::KMS::Key': `arn:aws:kms:eu-central-1:${ACCOUNT}:key/`,
      'AWS::SQS::Queue': `arn:aws:sqs:eu-central-1:${ACCOUNT}:`,
      'AWS::Logs::LogGroup': `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:`,
    };
    return `${types[this.template.toJSON().Resources[logicalId].Type]}${named(logicalId)}`;
  }
}

function named(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

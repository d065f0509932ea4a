import { SynthesizedTemplate, TemplateResource } from '../../../bin/synthesis/template';

export const ACCOUNT = '111122223333';

/** A resource as it is once its stack is deployed. */
export interface Deployed {
  readonly stack: SynthesizedTemplate;
  readonly id: string;
  readonly type: string;
  /** What references to it become. */
  readonly ref: string;
  readonly arn: string;
  // biome-ignore lint/suspicious/noExplicitAny: a resource has whatever its type has.
  readonly properties: any;
}

/** An account into which the templates of a deployment were deployed: each reference has become a name. */
export class Account {
  private readonly published = new Map<string, [SynthesizedTemplate, unknown]>();
  private readonly byStack = new Map<SynthesizedTemplate, readonly Deployed[]>();
  private readonly byRef = new Map<string, Deployed>();

  constructor(
    readonly stacks: readonly SynthesizedTemplate[],
    readonly region: string,
  ) {
    for (const [stack, { Type, Properties }] of stacks.flatMap(resourcesIn)) {
      if (Type === 'AWS::SSM::Parameter')
        this.published.set(String(Properties?.['Name']), [stack, Properties?.['Value']]);
    }
  }

  /** The resources of a stack, or of every stack, that have a type. */
  ofType(type: string, stacks: readonly SynthesizedTemplate[] = this.stacks): Deployed[] {
    return stacks.flatMap(stack => this.in(stack).filter(resource => resource.type === type));
  }

  /** The resource that a reference leads to. */
  find(ref: string): Deployed {
    if (this.byRef.size === 0) {
      for (const resource of this.stacks.flatMap(stack => this.in(stack))) this.byRef.set(resource.ref, resource);
    }
    const found = this.byRef.get(ref);
    if (found === undefined) throw new Error(`no stack has ${ref}`);
    return found;
  }

  private in(stack: SynthesizedTemplate): readonly Deployed[] {
    const known = this.byStack.get(stack);
    if (known !== undefined) return known;
    const found = resourcesIn(stack).map(([, resource, id]) => this.deploy(stack, id, resource));
    this.byStack.set(stack, found);
    return found;
  }

  private deploy(stack: SynthesizedTemplate, id: string, { Type, Properties }: TemplateResource): Deployed {
    let properties: unknown;
    const resolve = () => {
      properties ??= this.resolve(stack, Properties ?? {});
      return properties;
    };
    return {
      stack,
      id,
      type: Type,
      ref: this.attribute(stack, id, 'Ref'),
      arn: this.attribute(stack, id, 'Arn'),
      get properties() {
        return resolve();
      },
    };
  }

  /** The value that CloudFormation would put in place of the intrinsic functions. */
  private resolve(stack: SynthesizedTemplate, value: unknown): unknown {
    if (Array.isArray(value)) return value.map(item => this.resolve(stack, item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['']] = Object.entries(value);
    const evaluate = FUNCTIONS[name];
    if (evaluate === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, this.resolve(stack, child)]));
    }
    return evaluate(argument as never, {
      resolve: inner => this.resolve(stack, inner),
      attribute: (id, attribute) => this.attribute(stack, id, attribute),
    });
  }

  private attribute(stack: SynthesizedTemplate, id: string, attribute: string): string {
    const pseudo = this.pseudo(stack)[id];
    if (pseudo !== undefined) return pseudo;
    const resource = stack.template.Resources[id];
    if (resource === undefined) return this.parameter(stack, id);
    const name = this.physicalName(stack, id, resource);
    const arn = ARNS[resource.Type]?.(name);
    const isArn = attribute === 'Arn' || attribute === `${resource.Type.split('::').at(-1)}Arn`;
    if (arn !== undefined && (isArn || (attribute === 'Ref' && ARN_BY_REF.includes(resource.Type)))) {
      return `arn:aws:${arn.replace('{}', `${this.region}:${ACCOUNT}`)}`;
    }
    return NAMES.includes(attribute) ? name : `${name}.${attribute}`;
  }

  private physicalName(stack: SynthesizedTemplate, id: string, { Type, Properties }: TemplateResource): string {
    const given = Type === 'AWS::Logs::LogGroup' ? Properties?.['LogGroupName'] : undefined;
    return given === undefined ? `${stack.stackName}-${id}` : String(this.resolve(stack, given));
  }

  private parameter(stack: SynthesizedTemplate, id: string): string {
    const name = String(stack.template.Parameters?.[id]?.Default);
    const [publisher, value] = this.published.get(name) ?? [];
    if (publisher === undefined) throw new Error(`${stack.stackName} reads ${name}, which nobody publishes`);
    return String(this.resolve(publisher, value));
  }

  private pseudo({ stackName }: SynthesizedTemplate): { readonly [name: string]: string } {
    const stack = `${stackName}/00000000-0000-4000-8000-${Buffer.from(stackName).toString('hex').slice(-12).padStart(12, '0')}`;
    return {
      'AWS::AccountId': ACCOUNT,
      'AWS::Partition': 'aws',
      'AWS::Region': this.region,
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${this.region}:${ACCOUNT}:stack/${stack}`,
      'AWS::NoValue': '',
    };
  }
}

function resourcesIn(stack: SynthesizedTemplate): [SynthesizedTemplate, TemplateResource, string][] {
  return Object.entries(stack.template.Resources).map(([id, resource]) => [stack, resource, id]);
}

interface Scope {
  readonly resolve: (value: unknown) => unknown;
  readonly attribute: (id: string, attribute: string) => string;
}

type Evaluate = (argument: never, scope: Scope) => unknown;

const FUNCTIONS: { readonly [name: string]: Evaluate } = {
  Ref: (id: string, { attribute }) => attribute(id, 'Ref'),
  'Fn::GetAtt': ([id, name]: [string, string], { attribute }) => attribute(id, name),
  'Fn::Join': ([separator, parts]: [string, unknown[]], { resolve }) => parts.map(resolve).join(separator),
  'Fn::Split': ([separator, text]: [string, unknown], { resolve }) => String(resolve(text)).split(separator),
  'Fn::Select': ([index, list]: [number, unknown], { resolve }) => (resolve(list) as unknown[])[index],
  'Fn::Sub': (text: string, { attribute }) =>
    text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
      const [id, ...attributes] = name.split('.');
      return attribute(id, attributes.length > 0 ? attributes.join('.') : 'Ref');
    }),
};

/** The ARNs of a type, where {} stands for region and account. */
const ARNS: { readonly [type: string]: (name: string) => string } = {
  'AWS::IAM::Role': name => `iam::${ACCOUNT}:role/${name}`,
  'AWS::IAM::ManagedPolicy': name => `iam::${ACCOUNT}:policy/${name}`,
  'AWS::SecretsManager::Secret': name => `secretsmanager:{}:secret:${name}-A1b2C3`,
  'AWS::KMS::Key': name => `kms:{}:key/${name}`,
  'AWS::EFS::FileSystem': name => `elasticfilesystem:{}:file-system/${name}`,
  'AWS::EFS::AccessPoint': name => `elasticfilesystem:{}:access-point/${name}`,
  'AWS::Logs::LogGroup': name => `logs:{}:log-group:${name}:*`,
  'AWS::ECS::Cluster': name => `ecs:{}:cluster/${name}`,
  'AWS::ECS::Service': name => `ecs:{}:service/cluster/${name}`,
  'AWS::ECS::TaskDefinition': name => `ecs:{}:task-definition/${name}:1`,
  'AWS::Lambda::Function': name => `lambda:{}:function:${name}`,
  'AWS::StepFunctions::StateMachine': name => `states:{}:stateMachine:${name}`,
  'AWS::SNS::Topic': name => `sns:{}:${name}`,
  'AWS::SQS::Queue': name => `sqs:{}:${name}`,
  'AWS::ElasticLoadBalancingV2::Listener': name => `elasticloadbalancing:{}:listener/app/${name}/1/2`,
  'AWS::ElasticLoadBalancingV2::TargetGroup': name => `elasticloadbalancing:{}:targetgroup/${name}/1`,
};

const ARN_BY_REF = [
  'AWS::IAM::ManagedPolicy',
  'AWS::SecretsManager::Secret',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::StepFunctions::StateMachine',
  'AWS::SNS::Topic',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
];

/** The attributes that are the name itself. */
const NAMES = ['Ref', 'Name', 'GroupId', 'Id', 'VpcId'];

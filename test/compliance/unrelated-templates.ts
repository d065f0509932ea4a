const ref = (id: string) => ({ Ref: id });
const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port });
const ANYWHERE = { CidrIp: '0.0.0.0/0' };

/** Ordinary templates that have nothing to do with OpenClaw, and what is truly wrong with them. */
export const UNRELATED_TEMPLATES: { readonly [name: string]: { readonly template: object; readonly found: string[] } } =
  {
    'a static site': {
      template: {
        Resources: {
          Site: { Type: 'AWS::S3::Bucket', Properties: { WebsiteConfiguration: { IndexDocument: 'index.html' } } },
          Distribution: {
            Type: 'AWS::CloudFront::Distribution',
            Properties: {
              DistributionConfig: {
                Enabled: true,
                DefaultCacheBehavior: { TargetOriginId: 'site', ViewerProtocolPolicy: 'redirect-to-https' },
                Origins: [{ Id: 'site', DomainName: { 'Fn::GetAtt': ['Site', 'DomainName'] } }],
              },
            },
          },
          Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } } },
        },
      },
      found: [],
    },

    'an application with a database': {
      template: {
        Parameters: { Environment: { Type: 'String', AllowedValues: ['test', 'live'] }, Office: { Type: 'String' } },
        Conditions: { IsLive: { 'Fn::Equals': [ref('Environment'), 'live'] } },
        Resources: {
          Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
          Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), MapPublicIpOnLaunch: true } },
          Web: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: {
              VpcId: ref('Vpc'),
              SecurityGroupIngress: [
                { ...tcp(443), ...ANYWHERE },
                { ...tcp(22), ...ANYWHERE },
              ],
            },
          },
          Data: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: { SecurityGroupIngress: { ...tcp(5432), SourceSecurityGroupId: ref('Web') } },
          },
          Database: {
            Type: 'AWS::RDS::DBInstance',
            Properties: {
              Engine: 'postgres',
              MultiAZ: { 'Fn::If': ['IsLive', true, false] },
              MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}',
              VPCSecurityGroups: [ref('Data')],
            },
          },
          Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { SecurityGroups: [ref('Web')] } },
          Https: {
            Type: 'AWS::ElasticLoadBalancingV2::Listener',
            Properties: {
              LoadBalancerArn: ref('Balancer'),
              Protocol: 'HTTPS',
              SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
              DefaultActions: [{ Type: 'forward', TargetGroupArn: 'arn' }],
            },
          },
        },
      },
      // SSH from anywhere.
      found: ['OpenClaw-NET6 Web SecurityGroupIngress[1]'],
    },

    'a serverless API': {
      template: {
        Transform: 'AWS::Serverless-2016-10-31',
        Globals: { Function: { Runtime: 'nodejs24.x', Tracing: 'Active' } },
        Resources: {
          Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'live' } },
          Handler: {
            Type: 'AWS::Serverless::Function',
            Properties: {
              CodeUri: 'src/',
              Handler: 'index.handler',
              Environment: { Variables: { TABLE: ref('Table') } },
              Events: { Get: { Type: 'Api', Properties: { Path: '/', Method: 'get', RestApiId: ref('Api') } } },
            },
          },
          Table: { Type: 'AWS::Serverless::SimpleTable' },
        },
      },
      found: ['OpenClaw-TPL1 Transform'],
    },

    'a Kubernetes cluster': {
      template: {
        Mappings: { Sizes: { test: { Type: 't3.medium' }, live: { Type: 'm7g.large' } } },
        Parameters: { Stage: { Type: 'String', Default: 'test' } },
        Resources: {
          Vpc: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/vpc.yaml' } },
          Cluster: {
            Type: 'AWS::EKS::Cluster',
            Properties: {
              RoleArn: { 'Fn::GetAtt': ['ClusterRole', 'Arn'] },
              ResourcesVpcConfig: { SubnetIds: { 'Fn::Split': [',', { 'Fn::GetAtt': ['Vpc', 'Outputs.Subnets'] }] } },
            },
          },
          ClusterRole: {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: {
                Statement: [{ Effect: 'Allow', Principal: { Service: 'eks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
              },
            },
          },
          Nodes: {
            Type: 'AWS::EKS::Nodegroup',
            Properties: {
              ClusterName: ref('Cluster'),
              InstanceTypes: [{ 'Fn::FindInMap': ['Sizes', ref('Stage'), 'Type'] }],
            },
          },
          Firewall: {
            Type: 'AWS::NetworkFirewall::FirewallPolicy',
            Properties: { FirewallPolicy: { StatelessDefaultActions: ['aws:pass'] } },
          },
        },
      },
      found: ['OpenClaw-TPL2 Vpc'],
    },

    'a web service on ECS': {
      template: {
        Parameters: { Image: { Type: 'String' }, Certificate: { Type: 'String', Default: '' } },
        Conditions: { HasCertificate: { 'Fn::Not': [{ 'Fn::Equals': [ref('Certificate'), ''] }] } },
        Resources: {
          Task: {
            Type: 'AWS::ECS::TaskDefinition',
            Properties: {
              ContainerDefinitions: [
                {
                  Name: 'web',
                  Image: ref('Image'),
                  Environment: [{ Name: 'CONFIG', Value: '{"gateway":{"bind":"lan"}}' }],
                },
                { Name: 'proxy', Image: 'nginx:1.29', PortMappings: [{ ContainerPort: 80 }] },
              ],
            },
          },
          Service: {
            Type: 'AWS::ECS::Service',
            Properties: {
              TaskDefinition: ref('Task'),
              DesiredCount: 3,
              LoadBalancers: [{ ContainerName: 'proxy', ContainerPort: 80, TargetGroupArn: ref('Targets') }],
              NetworkConfiguration: {
                AwsvpcConfiguration: {
                  AssignPublicIp: 'ENABLED',
                  Subnets: ['subnet-1'],
                  SecurityGroups: [ref('Group')],
                },
              },
            },
          },
          Group: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: { SecurityGroupIngress: [{ ...tcp(80), ...ANYWHERE }] },
          },
          Targets: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'HTTP', Port: 80 } },
          Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme: 'internet-facing' } },
          Listener: {
            Type: 'AWS::ElasticLoadBalancingV2::Listener',
            Properties: {
              LoadBalancerArn: ref('Balancer'),
              Protocol: { 'Fn::If': ['HasCertificate', 'HTTPS', 'HTTP'] },
              DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
            },
          },
        },
      },
      // With a certificate it takes TLS 1.0, without one it forwards in clear text.
      found: ['OpenClaw-ALB1 Listener SslPolicy', 'OpenClaw-ALB4 Listener DefaultActions'],
    },

    'a data lake': {
      template: {
        Parameters: { Endpoint: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/network/vpc' } },
        Resources: {
          Raw: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
          S3: {
            Type: 'AWS::EC2::VPCEndpoint',
            Properties: { VpcId: ref('Endpoint'), ServiceName: 'com.amazonaws.eu-central-1.s3' },
          },
          Names: {
            Type: 'AWS::Route53Resolver::FirewallRuleGroup',
            Properties: { FirewallRules: [{ Action: 'ALERT', FirewallDomainListId: 'rslvr-fdl-1', Priority: 1 }] },
          },
          Crawler: {
            Type: 'AWS::Glue::Crawler',
            Properties: { Targets: { S3Targets: [{ Path: { 'Fn::Sub': `s3://\${Raw}/` } }] }, Role: 'crawler' },
          },
          Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 2 } },
        },
      },
      found: [],
    },
  };

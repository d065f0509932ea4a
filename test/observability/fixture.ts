import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Construct } from 'constructs';

/** A stack with a gateway's service in it. */
export class Site {
  readonly app = new App();
  readonly stack = new Stack(this.app, 'Site', { env: { region: 'eu-central-1' } });
  readonly vpc = new ec2.Vpc(this.stack, 'Vpc', { maxAzs: 2, natGateways: 0, restrictDefaultSecurityGroup: false });
  readonly encryptionKey = new kms.Key(this.stack, 'Key', { enableKeyRotation: true });
  readonly service: ecs.FargateService;
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly targetGroup: elbv2.ApplicationTargetGroup;

  constructor() {
    const taskDefinition = new ecs.FargateTaskDefinition(this.stack, 'Task');
    taskDefinition.addContainer('edge', { image: ecs.ContainerImage.fromRegistry('edge') });
    this.service = new ecs.FargateService(this.stack, 'Service', {
      cluster: new ecs.Cluster(this.stack, 'Cluster', { vpc: this.vpc }),
      taskDefinition,
    });
    this.loadBalancer = new elbv2.ApplicationLoadBalancer(this.stack, 'LoadBalancer', { vpc: this.vpc });
    this.targetGroup = new elbv2.ApplicationTargetGroup(this.stack, 'TargetGroup', {
      vpc: this.vpc,
      targetType: elbv2.TargetType.IP,
      port: 8443,
    });
    this.loadBalancer.addListener('Listener', { port: 80, open: false, defaultTargetGroups: [this.targetGroup] });
  }

  get template(): Template {
    return Template.fromStack(this.stack);
  }

  violations(scope: Construct): string[] {
    return [new AwsSolutionsChecks(this.app), new NIST80053R5Checks(this.app)].flatMap(pack =>
      pack.validateScope(scope).violations.map(violation => JSON.stringify(violation)),
    );
  }
}

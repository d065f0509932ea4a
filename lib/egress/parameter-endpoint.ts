import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EgressProxy } from './egress-proxy';

/** An endpoint of Parameter Store for the proxy, which would not trust it behind a firewall that opens TLS. */
export function createParameterEndpoint(scope: Construct, vpc: ec2.IVpc, proxy: EgressProxy): void {
  const { account } = Stack.of(scope);
  const endpoint = new ec2.InterfaceVpcEndpoint(scope, 'ParameterStore', {
    vpc,
    service: ec2.InterfaceVpcEndpointAwsService.SSM,
    subnets: { subnetGroupName: 'Proxy' },
    open: false,
  });
  endpoint.addToPolicy(
    new iam.PolicyStatement({
      sid: 'ReadOwnParameters',
      principals: [new iam.StarPrincipal()],
      actions: ['ssm:GetParameter', 'ssm:GetParameters'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
    }),
  );
  endpoint.connections.allowDefaultPortFrom(proxy, 'The pointer to the lists, from Parameter Store');
}

import { gatewayServicesOf } from '../../gateway-services';
import { judgeValue } from '../../judge';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

export const currentPlatform: Rule = {
  id: 'OpenClaw-ECS16',
  severity: 'warning',
  sentence: 'An OpenClaw service is pinned to an outdated Fargate platform version.',
  why: 'Old platform versions get no security patches, and lack what the hardening needs: EFS, init processes, ephemeral storage encryption.',
  fix: 'Set PlatformVersion to LATEST.',
  example: 'platformVersion: ecs.FargatePlatformVersion.LATEST',
  judge: template => gatewayServicesOf(template).map(service => judgeValue(service, ['PlatformVersion'], isCurrent)),
};

function isCurrent(version: unknown): boolean {
  return !/^1\.[0-3]\./.test(plainText(version));
}

import { App, Duration, SecretValue, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { GatewayImage } from '../../lib/gateway';
import { Ingress } from '../../lib/ingress';
import { CellSection } from './cell-schema';
import { CellsFile } from './cells-schema';
import { DeploymentFile } from './schema';

type IngressSection = DeploymentFile['ingress'];
type ReachableSection = Exclude<IngressSection, { kind: 'none' }>;
type OidcSection = NonNullable<ReachableSection['oidc']>;

/**
 * A scope for what exists already and is named in the file.
 *
 * It belongs to an app that is never synthesized, because references are needed before the deployment's stack exists.
 */
export function createReferenceScope(): Construct {
  return new Stack(new App({ autoSynth: false, analyticsReporting: false }), 'References');
}

/** The way in that a deployment file describes. */
export function createIngress(scope: Construct, ingress: IngressSection, subdomains = false): Ingress {
  if (ingress.kind === 'none') return Ingress.none();
  const { kind, domain, allowedCidrs, hstsPreload, certificateArn, hostedZone, oidc } = ingress;
  const props = {
    domainName: domain,
    subdomains,
    allowedCidrs,
    hstsPreload,
    certificate:
      certificateArn === undefined
        ? undefined
        : acm.Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    hostedZone: hostedZone && importZone(scope, hostedZone),
    oidc: oidc && oidcProps(oidc),
  };
  return kind === 'internal' ? Ingress.internal(props) : Ingress.internetFacing(props);
}

/** The way into one of the cells that a deployment file describes: its hosts are below `<cell>.<domain>`. */
export function createCellIngress(scope: Construct, ingress: CellsFile['ingress'], cell: CellSection): Ingress {
  if (ingress.kind === 'none') return Ingress.none();
  const domain = `${cell.id}.${ingress.domain}`;
  return createIngress(scope, { ...ingress, domain, certificateArn: cell.certificateArn }, true);
}

/** The image that a deployment file names; nothing when it names none. */
export function createImage(scope: Construct, openclaw: DeploymentFile['openclaw']): GatewayImage | undefined {
  if (openclaw === undefined) return undefined;
  const { image, baseImage } = openclaw;
  const processor = { cpuArchitecture: cpuArchitecture(openclaw) };
  if (image === undefined) return GatewayImage.fromAsset({ openClawImage: baseImage, ...processor });

  const own = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::[^@]+)?@(sha256:[0-9a-f]+)$/.exec(image);
  if (own === null) return GatewayImage.fromRegistry(image, processor);
  const [, account, region, repositoryName = '', digest = ''] = own;
  const repository = ecr.Repository.fromRepositoryAttributes(scope, 'Repository', {
    repositoryName,
    repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${repositoryName}`,
  });
  return GatewayImage.fromEcrRepository(repository, digest, processor);
}

/** The processor that images are built for. */
export function cpuArchitecture(openclaw: DeploymentFile['openclaw']): ecs.CpuArchitecture {
  return openclaw?.cpuArchitecture === 'ARM64' ? ecs.CpuArchitecture.ARM64 : ecs.CpuArchitecture.X86_64;
}

/** The roles that a deployment file names. */
export function importRoles(scope: Construct, arns: readonly string[] = []): iam.IRole[] {
  return arns.map((arn, index) => iam.Role.fromRoleArn(scope, `Role${index}`, arn, { mutable: false }));
}

function importZone(scope: Construct, { id, name }: { id: string; name: string }): route53.IHostedZone {
  return route53.HostedZone.fromHostedZoneAttributes(scope, 'HostedZone', { hostedZoneId: id, zoneName: name });
}

function oidcProps({ clientSecretName, sessionHours, ...endpoints }: OidcSection) {
  return {
    ...endpoints,
    clientSecret: SecretValue.secretsManager(clientSecretName),
    sessionTimeout: sessionHours === undefined ? undefined : Duration.hours(sessionHours),
  };
}

import { Validations } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Construct } from 'constructs';
import { OpenClawPlugin } from '../config';
import { imageAsset } from '../private/image-asset';

/** Properties of an image that is built on deployment. */
export interface ImageAssetProps {
  /**
   * The OpenClaw image to build on, as `name:tag@sha256:…`.
   *
   * @default - OpenClaw 2026.9.6 from ghcr.io, by digest
   */
  readonly openClawImage?: string;

  /**
   * The processor that the image is built for and the task runs on.
   *
   * X86_64 is what most build machines are: the build runs OpenClaw to install plugins, which emulation makes slow and
   * fragile. Take ARM64, about a fifth cheaper, where images are built on ARM.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;
}

/** Properties of an image that exists already. */
export interface ExistingImageProps {
  /**
   * The processor that the image was built for.
   *
   * @default ecs.CpuArchitecture.X86_64
   */
  readonly cpuArchitecture?: ecs.CpuArchitecture;
}

/** An image that a task definition can run, and where it is pulled from. */
interface BoundImage {
  readonly image: ecs.ContainerImage;
  readonly repository?: ecr.IRepository;
}

const OPENCLAW_IMAGE =
  'ghcr.io/openclaw/openclaw:2026.9.6@sha256:0a5ff5e682e62afa19149df126aa50063bf65ef885b5c94713ce32dc0eb12e15';

/** The image that a gateway runs, pinned to what was reviewed: by digest, or by the hash of what it is built from. */
export abstract class GatewayImage {
  /** An image that the CDK builds and uploads on deployment, with the plugins of the config baked in. */
  public static fromAsset(props: ImageAssetProps = {}): GatewayImage {
    const openClawImage = props.openClawImage ?? OPENCLAW_IMAGE;
    validateDigest('openClawImage', openClawImage);
    return new BuiltImage(openClawImage, props.cpuArchitecture);
  }

  /** An image of your own ECR repository; the plugins that the config needs must be baked in. */
  public static fromEcrRepository(
    repository: ecr.IRepository,
    digest: string,
    props: ExistingImageProps = {},
  ): GatewayImage {
    validateDigest('digest', `@${digest}`);
    return new EcrImage(repository, digest, props.cpuArchitecture);
  }

  /** An image of another registry, as `name:tag@sha256:…`; the plugins that the config needs must be baked in. */
  public static fromRegistry(image: string, props: ExistingImageProps = {}): GatewayImage {
    validateDigest('image', image);
    return new RegistryImage(image, props.cpuArchitecture);
  }

  /** The processor that the image runs on. */
  public readonly cpuArchitecture: ecs.CpuArchitecture;

  protected constructor(cpuArchitecture?: ecs.CpuArchitecture) {
    this.cpuArchitecture = cpuArchitecture ?? ecs.CpuArchitecture.X86_64;
  }

  /** @internal */
  public abstract _bind(scope: Construct, plugins: OpenClawPlugin[]): BoundImage;
}

class BuiltImage extends GatewayImage {
  constructor(
    private readonly openClawImage: string,
    cpuArchitecture?: ecs.CpuArchitecture,
  ) {
    super(cpuArchitecture);
  }

  public _bind(scope: Construct, plugins: OpenClawPlugin[]): BoundImage {
    const asset = imageAsset(scope, 'Image', 'gateway', this.cpuArchitecture, {
      OPENCLAW_IMAGE: this.openClawImage,
      OPENCLAW_PLUGINS: plugins
        .filter(({ packageName }) => packageName)
        .map(({ packageName, version }) => `${packageName}@${version}`)
        .join(' '),
    });
    return { image: ecs.ContainerImage.fromDockerImageAsset(asset), repository: asset.repository };
  }
}

class EcrImage extends GatewayImage {
  constructor(
    private readonly repository: ecr.IRepository,
    private readonly digest: string,
    cpuArchitecture?: ecs.CpuArchitecture,
  ) {
    super(cpuArchitecture);
  }

  public _bind(): BoundImage {
    return {
      image: ecs.ContainerImage.fromEcrRepository(this.repository, this.digest),
      repository: this.repository,
    };
  }
}

class RegistryImage extends GatewayImage {
  constructor(
    private readonly image: string,
    cpuArchitecture?: ecs.CpuArchitecture,
  ) {
    super(cpuArchitecture);
  }

  public _bind(scope: Construct): BoundImage {
    Validations.of(scope).addWarning(
      'openclaw:GatewayImage.registry',
      `The task pulls ${this.image} through its own way out, so the allow list must name the registry and its storage, and a gateway without a default route cannot start. Copy the image to ECR and use GatewayImage.fromEcrRepository.`,
    );
    return { image: ecs.ContainerImage.fromRegistry(this.image) };
  }
}

function validateDigest(name: string, image: string): void {
  if (!/@sha256:[0-9a-f]{64}$/.test(image)) {
    throw new Error(
      `${name} must end in a digest, sha256: and 64 hexadecimal digits, got '${image.replace(/^@/, '')}': a tag can be moved to another image, so pin what you reviewed`,
    );
  }
}

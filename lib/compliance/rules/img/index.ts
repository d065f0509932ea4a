import { Rule } from '../../rule';
import { immutableTags } from './immutable-tags';
import { knownImageSource } from './known-image-source';
import { noStrayChannelVariables } from './no-stray-channel-variables';
import { openclawVersionFloor } from './openclaw-version-floor';
import { pinnedImage } from './pinned-image';
import { scannedImages } from './scanned-images';

/** The IMG rules, in the order of their ids. */
export const IMG_RULES: readonly Rule[] = [
  pinnedImage,
  openclawVersionFloor,
  knownImageSource,
  noStrayChannelVariables,
  immutableTags,
  scannedImages,
];

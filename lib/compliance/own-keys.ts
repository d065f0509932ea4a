import { textOf } from './intrinsics';
import { at, outcomeOf, presenceOf, worst } from './judge';
import { Path, Place } from './place';
import { UNKNOWN } from './reading';
import { Verdict } from './rule';
import { plainText } from './scalars';

/** Judges that a place names a key, and not one that AWS keeps for everybody. */
export function judgeOwnKey(place: Place, path: Path): Verdict {
  const reading = place.read(...path);
  const names = reading.map(key => (key === UNKNOWN ? key : (textOf(key) ?? '')));
  const outcome = worst([presenceOf(reading), outcomeOf(names, name => !/alias\/aws\//.test(plainText(name)))]);
  return { ...at(place, path), outcome };
}

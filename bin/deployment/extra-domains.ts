import { AllowedHost } from '../../lib/egress';
import { validateAllowedHosts } from '../../lib/egress/host-rules';
import { RepeatedHost, repeatedHosts } from '../../lib/egress/repeated-hosts';
import { extraDomainsSchema } from './egress-schema';
import { problemsOf } from './lib-errors';
import { FieldPath, fieldName, Problem, quote } from './problem';
import { valueAt } from './schema-guide';

/** Judges the further hosts of a list, beside each other and beside those that the configuration brings. */
export function extraDomainProblems(list: FieldPath, data: unknown, configured: AllowedHost[]): Problem[] {
  const { data: extra = [] } = extraDomainsSchema.safeParse(valueAt(list, data));
  const all = [...configured, ...extra];
  return [
    ...repeatedHosts(all).flatMap(repeated => repeatedProblem(list, all, configured.length, repeated)),
    ...problemsOf(() => validateAllowedHosts(extra), [], { allowedHosts: list }),
  ];
}

function repeatedProblem(
  list: FieldPath,
  all: AllowedHost[],
  configured: number,
  { index, other, same }: RepeatedHost,
): Problem[] {
  // Only what stands in the file can be mended there.
  const [wrong, right] = index < configured ? [other, index] : [index, other];
  if (wrong < configured) return [];
  const [host, known] = [all[wrong]?.host, all[right]];
  const place =
    right < configured
      ? `for ${known?.owner}; remove it`
      : `as ${fieldName([...list, right - configured])} of ${known?.owner}; keep one of them`;
  const message = () => {
    if (same) return `${quote(host)} stands in the list already, ${place}`;
    if (wrong === index)
      return `${quote(host)} is below ${quote(known?.host)}, which stands in the list already, ${place}`;
    return `${quote(host)} covers ${quote(known?.host)}, which stands in the list for ${known?.owner}; name the hosts that you need beside it`;
  };
  return [{ field: [...list, wrong - configured, 'host'], message: message() }];
}

import { frontOf, isProtocol, judgeAttribute } from '../../load-balancers';
import { Rule } from '../../rule';
import { plainText } from '../../scalars';

const HALF_A_YEAR = 15_768_000;

export const strictTransportSecurity: Rule = {
  id: 'OpenClaw-ALB3',
  severity: 'error',
  sentence:
    'The load balancer of an OpenClaw gateway does not tell browsers to use HTTPS alone, for half a year and subdomains.',
  why: 'The first request of a visit could go out in clear text, with the way it is answered in the hands of others.',
  fix: 'Set the HSTS attribute of the HTTPS listener.',
  example: 'routing.http.response.strict_transport_security.header_value: max-age=31536000; includeSubDomains',
  judge: (template, deployment) =>
    frontOf(template, deployment)
      .listeners.filter(listener => isProtocol(listener, 'HTTPS'))
      .map(listener =>
        judgeAttribute(listener, {
          list: 'ListenerAttributes',
          key: 'routing.http.response.strict_transport_security.header_value',
          isExpected: isLasting,
        }),
      ),
};

function isLasting(header: unknown): boolean {
  const directives = plainText(header)
    .toLowerCase()
    .split(';')
    .map(directive => directive.trim());
  const age = directives.find(directive => directive.startsWith('max-age='))?.slice('max-age='.length);
  return Number(age?.replaceAll('"', '')) >= HALF_A_YEAR && directives.includes('includesubdomains');
}

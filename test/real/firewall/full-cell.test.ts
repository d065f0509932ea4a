import { AllowedHost } from '../../../lib';
import { renderFirewallRules } from '../../../lib/egress/firewall-rules';
import { progress } from '../harness/progress';
import { describeBehindFirewall } from '../harness/requirements';
import { Suricata } from '../harness/suricata';
import { createDirectory } from '../harness/work-directory';

const TENANTS = 85;
const HOSTS = 60;

describeBehindFirewall('the rules of a full cell', () => {
  test('are read by Suricata without a complaint, and fit what AWS takes', () => {
    const hosts = Array.from({ length: TENANTS }, (_, tenant) => hostsOf(tenant)).flat();
    const rules = { rulesString: renderFirewallRules(hosts), homeNetworks: ['10.0.6.0/26', '10.0.6.64/26'] };
    const start = Date.now();
    const log = new Suricata(rules, createDirectory('full-cell')).check();
    const bytes = Buffer.byteLength(rules.rulesString);
    const lines = rules.rulesString.split('\n').length;
    progress(`${lines} rules in ${bytes} bytes, read in ${Date.now() - start} ms`);

    expect(log).toContain(`${lines} rules successfully loaded, 0 rules failed`);
    expect(lines).toBeLessThanOrEqual(6000);
    expect(bytes).toBeLessThanOrEqual(2_000_000);
  });
});

function hostsOf(tenant: number): AllowedHost[] {
  return Array.from({ length: HOSTS }, (_, host) => ({
    host: `service-${host}.tenant-${tenant}.example.com`,
    reason: 'a test needs it',
  }));
}

// One suite, because loading the CDK takes longer than all of these cases.
import './rules/alb';
import './rules/cfg';
import './rules/dns';
import './rules/end';
import './rules/net';
import './rules/nfw';
import './rules/ten';
import './rules/tpl';
import './rules/waf';

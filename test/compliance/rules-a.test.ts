// One suite, because loading the CDK takes longer than all of these cases.
import './rules/bck';
import './rules/ecs-containers';
import './rules/ecs-run';
import './rules/ecs-services';
import './rules/efs';
import './rules/iam';
import './rules/img';
import './rules/kms';
import './rules/lam';
import './rules/log';
import './rules/sec';

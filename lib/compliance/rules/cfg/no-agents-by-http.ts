import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const noAgentsByHttp: Rule = {
  id: 'OpenClaw-CFG47',
  severity: 'error',
  sentence: 'OpenClaw offers its agent as an HTTP API.',
  why: 'A bearer of the token is full operator there, whatever scopes it claims.',
  fix: 'Leave the endpoints chatCompletions and responses off.',
  example: '{ "gateway": { "http": { "endpoints": { "responses": { "enabled": false } } } } }',
  judge: template =>
    judgeSettings(template, {
      'gateway.http.endpoints.chatCompletions.enabled': value => value !== true,
      'gateway.http.endpoints.responses.enabled': value => value !== true,
    }),
};

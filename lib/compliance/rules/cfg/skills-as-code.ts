import { judgeSettings } from '../../configs';
import { Rule } from '../../rule';

export const skillsAsCode: Rule = {
  id: 'OpenClaw-CFG51',
  severity: 'error',
  sentence: 'Skills of OpenClaw may be uploaded or changed while it runs.',
  why: 'A skill is code that the agent trusts; who can write one owns the agent.',
  fix: 'Bake skills into the image; set allowUploadedArchives and load.watch to false.',
  example: '{ "skills": { "install": { "allowUploadedArchives": false }, "load": { "watch": false } } }',
  judge: template =>
    judgeSettings(template, {
      'skills.install.allowUploadedArchives': value => value !== true,
      'skills.load.watch': value => value === false,
    }),
};

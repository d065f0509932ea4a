import { didYouMean } from '../../bin/deployment/suggest';

const KINDS = ['slackSocket', 'slackHttp', 'whatsApp', 'msTeams', 'discord', 'telegram', 'email'];

test.each([
  { word: 'discrod', suggestion: '; did you mean "discord"?' },
  { word: 'WhatsApp', suggestion: '; did you mean "whatsApp"?' },
  { word: 'ms-teams', suggestion: '; did you mean "msTeams"?' },
  { word: 'slack', suggestion: '; did you mean "slackSocket" or "slackHttp"?' },
  { word: 'irc', suggestion: '' },
  { word: '', suggestion: '' },
])('answers "$word" with "$suggestion"', ({ word, suggestion }) => {
  expect(didYouMean(word, KINDS)).toBe(suggestion);
});

test('suggests no letter for another letter', () => {
  expect(didYouMean('b', ['a', 'legal'])).toBe('');
});

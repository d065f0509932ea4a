import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

const TEAM = 'T0123456789';
const BOT = 'U0CLAW00000';
// The one in the app token that the harness makes up.
const APP = 'A000';

/** Slack's web API and socket mode, as far as a bot needs them; `tell` gets what the bot sends. */
export function createSlack(server, tell) {
  const sockets = new WebSocketServer({ server });
  let events = 0;
  const timestamp = () => `${Math.floor(Date.now() / 1000)}.${String(++events).padStart(6, '0')}`;
  const results = {
    'auth.test': () => ({
      url: 'https://team.slack.com/',
      team: 'Team',
      user: 'claw',
      team_id: TEAM,
      user_id: BOT,
      bot_id: 'B0CLAW00000',
    }),
    'apps.connections.open': () => ({ url: 'wss://wss-primary.slack.com/link' }),
    'users.info': ({ user }) => ({ user: { id: user, team_id: TEAM, name: user, profile: {} } }),
    'conversations.info': ({ channel }) => ({
      channel: { id: channel, name: 'team', is_channel: channel.startsWith('C'), is_im: channel.startsWith('D') },
    }),
    'conversations.replies': () => ({ messages: [] }),
    'chat.postMessage': ({ channel, text: said }) => {
      tell({ to: channel, text: said });
      return { channel, ts: timestamp() };
    },
  };

  sockets.on('connection', socket => {
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: APP } }));
    tell({ to: 'socket', text: 'connected' });
  });

  return {
    say: said => {
      const ts = timestamp();
      const event = { ...eventOf(said), ts, event_ts: ts };
      const payload = { type: 'event_callback', team_id: TEAM, api_app_id: APP, event_id: `Ev${ts}`, event };
      for (const socket of sockets.clients) {
        socket.send(JSON.stringify({ type: 'events_api', envelope_id: ts, accepts_response_payload: false, payload }));
      }
    },
    answer: async (request, response) => {
      const method = new URL(request.url, 'https://slack.com').pathname.split('/').at(-1);
      const result = (results[method] ?? (() => ({})))(parse(request, await text(request)));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ ok: true, ...result }));
    },
  };
}

/** A mention in a channel is an event of another kind than a message. */
function eventOf({ from, channel, text: said, thread }) {
  const isDirect = channel.startsWith('D');
  const isMention = !isDirect && said.includes(`<@${BOT}>`);
  return {
    type: isMention ? 'app_mention' : 'message',
    channel_type: isMention ? undefined : isDirect ? 'im' : 'channel',
    user: from,
    text: said,
    channel,
    team: TEAM,
    ...(thread === undefined ? {} : { thread_ts: thread, parent_user_id: BOT }),
  };
}

function parse(request, body) {
  const isJson = request.headers['content-type']?.includes('application/json');
  return isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}

// What AWS has beside a task: the credentials endpoint, Parameter Store and S3.
import * as http from 'node:http';
import * as readline from 'node:readline';

interface Listener {
  readonly address: string;
  readonly port: number;
}

const listeners: Listener[] = JSON.parse(process.argv[2] ?? '[]');
let parameter: string | undefined;
let objects: { [path: string]: string } = {};
let reads = 0;

const CREDENTIALS = {
  AccessKeyId: 'AKIATESTTESTTESTTEST',
  SecretAccessKey: 'not-a-secret',
  Token: 'none',
  Expiration: '2099-01-01T00:00:00Z',
};

function getParameter(response: http.ServerResponse): void {
  reads++;
  response.setHeader('Content-Type', 'application/x-amz-json-1.1');
  if (parameter === undefined) {
    response.writeHead(400).end(JSON.stringify({ __type: 'ParameterNotFound', message: 'there is none' }));
    return;
  }
  response.end(JSON.stringify({ Parameter: { Name: 'lists', Type: 'String', Value: parameter } }));
}

function getObject(path: string, response: http.ServerResponse): void {
  const object = objects[path];
  if (object === undefined) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  else response.writeHead(206).end(Buffer.from(object, 'base64'));
}

const server = http.createServer((request, response) => {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path.startsWith('/v2/credentials/')) response.end(JSON.stringify(CREDENTIALS));
  else if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameter') getParameter(response);
  else getObject(path, response);
});

for (const { address, port } of listeners) {
  const listener = http.createServer((request, response) => server.emit('request', request, response));
  listener.listen(port, address);
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('close', () => process.exit());
lines.on('line', line => {
  const { id, command, argument } = JSON.parse(line);
  if (command === 'publish') {
    parameter = argument.parameter;
    objects = { ...objects, ...argument.objects };
  }
  process.stdout.write(`${JSON.stringify({ id, answer: reads })}\n`);
});

import { App, Stack } from 'aws-cdk-lib';

// What the benchmark compares with: the same runner and CLI with nothing to synthesize.
new Stack(new App(), 'Empty');

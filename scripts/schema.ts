import * as fs from 'node:fs';
import { renderSchema } from '../bin/deployment/schema-guide';

fs.writeFileSync('deployment.schema.json', renderSchema());

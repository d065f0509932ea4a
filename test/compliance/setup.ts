import * as fc from 'fast-check';

// A run that finds something new is welcome, but not while somebody else's change is judged.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_128) });

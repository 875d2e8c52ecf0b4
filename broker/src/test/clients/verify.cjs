// Runs the native verifier: node verify.cjs <options as JSON>
const { default: pact } = require('@pact-foundation/pact-core');

(pact ?? require('@pact-foundation/pact-core')).verifyPacts(JSON.parse(process.argv[2])).then(
  () => process.exit(0),
  (error) => {
    console.error(String(error));
    process.exit(1);
  },
);

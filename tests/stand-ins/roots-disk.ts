import { realPolicyDisk, type PolicyDisk } from '../../src/main/settings/policy-disk';

/** The real disk, with every file and folder root's own: whoever runs the tests may not be root, and /tmp is everybody's. */
export const rootsDisk: PolicyDisk = {
  open: async (path) => {
    const opened = await realPolicyDisk.open(path);
    return { ...opened, facts: async () => ({ ...(await opened.facts()), uid: 0, mode: 0o100644 }) };
  },
  facts: async (path) => ({ ...(await realPolicyDisk.facts(path)), uid: 0, mode: 0o40755 }),
};

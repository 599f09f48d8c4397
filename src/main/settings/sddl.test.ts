import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMachines, parseSddl, type Rank } from './sddl';

const installer = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
const user = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const domain = 'S-1-5-21-1004336348-1177238915-682003330-513';

const verdict = (sddl: string, rank: Rank): boolean | undefined => {
  const access = parseSddl(sddl);
  return access && isMachines(access, rank);
};

describe('who owns and may change a file, by its descriptor', () => {
  const readers = '(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
  it.each<[string, string, boolean | undefined]>([
    ['a file of Administrators that users read', `O:BAG:${domain}D:AI${readers}`, true],
    ['the same of SYSTEM, without a group', `O:SYD:${readers}`, true],
    ['owner and entries by their numbers', `O:S-1-5-32-544D:(A;;FA;;;S-1-5-18)(A;;FA;;;${installer})`, true],
    ['a list that allows nobody anything', 'O:BAD:P', true],
    ['what is inherited below alone', `O:BAD:P(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)`, true],
    ['a denial on top', `O:BAD:(D;;FW;;;BU)${readers}`, true],
    ['an audit list behind', `O:BAD:${readers}S:AI(AU;SAFA;FA;;;WD)`, true],
    ['a file of a user', `O:${user}D:AI${readers}`, false],
    ['a file of Users', `O:BUD:AI${readers}`, false],
    ['Users may change it', `O:BAD:${readers}(A;;0x1301bf;;;BU)`, false],
    ['Everyone may write', 'O:BAD:(A;;FW;;;WD)', false],
    ['one user may do everything', `O:BAD:(A;;FA;;;${user})`, false],
    ['one user may delete it', `O:BAD:(A;;SD;;;${user})`, false],
    ['one user may change the list', `O:BAD:(A;;WD;;;${user})`, false],
    ['one user may take it over', `O:BAD:(A;;WO;;;${user})`, false],
    ['generic writing', `O:BAD:(A;;GW;;;${user})`, false],
    ['a right that has no word', `O:BAD:(A;;0x02000000;;;${user})`, false],
    ['inherit flags whose letters meet as IO', `O:BAD:(A;CIOI;FA;;;${user})`, false],
    ['no list at all, which allows everything', 'O:BAG:BA', undefined],
    ['a null list', 'O:BAG:BAD:NO_ACCESS_CONTROL', undefined],
    ['no owner', `D:${readers}`, undefined],
    ['a conditional entry', `O:BAD:(XA;;FR;;;WD;(@User.Title=="x"))`, undefined],
    ['an object entry', `O:BAD:(OA;;FR;;;WD)`, undefined],
    ['an unknown right', 'O:BAD:(A;;ZZ;;;WD)', undefined],
    ['a right with the name of an object’s own member', 'O:BAD:(A;;constructor;;;WD)', undefined],
    ['an unknown flag', 'O:BAD:(A;ZZ;FR;;;WD)', undefined],
    ['something behind', `O:BAD:${readers} O:SY`, undefined],
    ['an entry cut short', 'O:BAD:(A;;FR;;;WD', undefined],
    ['nothing', '', undefined],
  ])('%s: %s -> %s', (_, sddl, expected) => {
    expect(verdict(sddl, 'policy')).toBe(expected);
  });

  it.each<[string, string, boolean, boolean]>([
    [
      'C:\\ProgramData as Windows sets it up',
      'O:SYG:SYD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)',
      false,
      true,
    ],
    [
      'C:\\ as Windows sets it up',
      `O:${installer}G:${installer}D:PAI(A;;LC;;;AU)(A;OICIIO;SDGXGWGR;;;AU)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)`,
      false,
      true,
    ],
    ['a folder whose things others may delete', 'O:BAD:(A;;DT;;;BU)', false, false],
    ['a folder that others may rename', 'O:BAD:(A;;SD;;;BU)', false, false],
    ['a folder that others may do everything in', 'O:BAD:(A;OICI;FA;;;AU)', false, false],
    ['a folder of a user', `O:${user}D:(A;;FR;;;BU)`, false, false],
  ])('%s: as the policy’s own folder %s %s, as one above %s', (_, sddl, own, above) => {
    expect(verdict(sddl, 'policy')).toBe(own);
    expect(verdict(sddl, 'above')).toBe(above);
  });
});

describe('any descriptor', () => {
  const sids = fc.constantFrom('SY', 'BA', 'BU', 'WD', 'AU', installer, user);
  const flags = fc.subarray(['OI', 'CI', 'NP', 'IO', 'ID']);
  const entry = fc.record({ allow: fc.boolean(), flags, rights: fc.nat(0x1fffff), sid: sids });
  const entries = fc.array(entry, { maxLength: 6 });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(sids, entries, (owner, list) => {
        const text = list.map(
          (one) =>
            `(${one.allow ? 'A' : 'D'};${one.flags.join('')};0x${one.rights.toString(16)};;;${one.sid})`,
        );
        const counts = list.filter((one) => one.allow && !one.flags.includes('IO'));
        const grants = counts.map(({ sid, rights }) => ({ sid, rights }));
        expect(parseSddl(`O:${owner}G:SYD:PAI${text.join('')}`)).toEqual({ owner, grants });
      }),
    );
  });

  it('that lets somebody else write data is not the machine’s own', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('BU', 'WD', user), fc.nat(0x1fffff), (list, sid, rights) => {
        const grants = [...list, { sid, rights: rights | 0x2 }];
        expect(isMachines({ owner: 'SY', grants }, 'policy')).toBe(false);
        const deletes = [...list, { sid, rights: rights | 0x40 }];
        expect(isMachines({ owner: 'SY', grants: deletes }, 'above')).toBe(false);
      }),
    );
  });

  it('cut, changed or made up is never more trusted than what it says', () => {
    const pieces = fc.constantFrom(
      'O:',
      'G:',
      'D:',
      'S:',
      'SY',
      'BU',
      'P',
      '(',
      ')',
      'A;',
      ';;;',
      'FA',
      'IO',
    );
    const noise = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 20 }).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const access = parseSddl(text);
        if (access && isMachines(access, 'policy')) expect(text).toMatch(/^O:(SY|BA)/);
      }),
    );
  });
});

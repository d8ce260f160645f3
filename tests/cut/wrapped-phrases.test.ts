import { describe, expect, test } from 'vitest';
import { cutRepeats } from '../../src/cut/cut-repeats.js';
import { scan } from '../../src/scan/scan.js';

/** Prose of scripts that write spaces between phrases alone. */
const KHMER = [
  'រដ្ឋាភិបាលកម្ពុជាបានប្រកាសកាលពីថ្ងៃអង្គារថា គម្រោងសាងសង់ផ្លូវជាតិលេខ៥ នឹងបញ្ចប់នៅចុងឆ្នាំនេះ។ រដ្ឋមន្ត្រីក្រសួងសាធារណការបានថ្លែងថា ការងារនេះមានតម្លៃជាងពីររយលានដុល្លារ និងបានផ្តល់ការងារដល់ប្រជាជនរាប់ពាន់នាក់ នៅក្នុងខេត្តចំនួនបី។',
  'ប្រជាពលរដ្ឋនៅតាមដងផ្លូវបាននិយាយថា ពួកគេសប្បាយចិត្តនឹងផ្លូវថ្មី ប៉ុន្តែមានការព្រួយបារម្ភអំពីសំណងដីធ្លី។ លោក សុខ ចាន់ថា ដែលជាកសិករម្នាក់នៅខេត្តពោធិ៍សាត់ បានប្រាប់អ្នកសារព័ត៌មានថា គាត់មិនទាន់ទទួលបានប្រាក់សំណងនៅឡើយទេ ទោះបីជាផ្ទះរបស់គាត់ត្រូវបានរុះរើកាលពីឆ្នាំមុនក៏ដោយ។',
  'អង្គការក្រៅរដ្ឋាភិបាលបានអំពាវនាវឱ្យអាជ្ញាធរដោះស្រាយបញ្ហានេះដោយតម្លាភាព។ ធនាគារអភិវឌ្ឍន៍អាស៊ី ដែលជាម្ចាស់ជំនួយចម្បង បានបញ្ជាក់ថា ខ្លួននឹងតាមដានការអនុវត្តគម្រោងនេះយ៉ាងជិតស្និទ្ធ ហើយនឹងចេញរបាយការណ៍នៅខែក្រោយ។',
];
const LAO = [
  'ລັດຖະບານລາວໄດ້ປະກາດໃນວັນອັງຄານວ່າ ໂຄງການກໍ່ສ້າງທາງລົດໄຟຈະສຳເລັດໃນທ້າຍປີນີ້. ລັດຖະມົນຕີກະຊວງໂຍທາທິການແລະຂົນສົ່ງກ່າວວ່າ ວຽກງານດັ່ງກ່າວມີມູນຄ່າຫຼາຍກວ່າສອງຮ້ອຍລ້ານໂດລາ ແລະໄດ້ສ້າງວຽກເຮັດງານທຳໃຫ້ປະຊາຊົນຫຼາຍພັນຄົນ ໃນສາມແຂວງ.',
  'ປະຊາຊົນຕາມເສັ້ນທາງໃຫ້ສຳພາດວ່າ ພວກເຂົາດີໃຈທີ່ມີທາງໃໝ່ ແຕ່ກໍ່ຍັງເປັນຫ່ວງກ່ຽວກັບຄ່າຊົດເຊີຍທີ່ດິນ. ທ້າວ ສົມພອນ ຊາວນາຄົນໜຶ່ງຢູ່ແຂວງອຸດົມໄຊ ບອກນັກຂ່າວວ່າ ລາວຍັງບໍ່ທັນໄດ້ຮັບເງິນຊົດເຊີຍເທື່ອ ເຖິງແມ່ນວ່າເຮືອນຂອງລາວຈະຖືກຮື້ຖອນຕັ້ງແຕ່ປີກາຍນີ້.',
  'ອົງການຈັດຕັ້ງທາງສັງຄົມໄດ້ຮຽກຮ້ອງໃຫ້ເຈົ້າໜ້າທີ່ແກ້ໄຂບັນຫານີ້ຢ່າງໂປ່ງໃສ. ທະນາຄານພັດທະນາອາຊີ ເຊິ່ງເປັນຜູ້ໃຫ້ທຶນຫຼັກ ຢືນຢັນວ່າຈະຕິດຕາມການຈັດຕັ້ງປະຕິບັດໂຄງການຢ່າງໃກ້ຊິດ ແລະຈະອອກບົດລາຍງານໃນເດືອນໜ້າ.',
];
const POEM = [
  'Over the river and down the lane\nthe carts of the autumn came in with the rain',
  'Nobody asked where the driver had been\nnobody counted the sheaves he brought in',
  'Under the bridge where the water ran slow\na lantern was left for the children to know',
];

/** Lines of at most `width` code points, broken at spaces; a longer phrase is a line of its own. */
function wrapped(paragraph: string, width: number): string {
  const lines = [''];
  for (const phrase of paragraph.split(' ')) {
    const longer = `${lines.at(-1)} ${phrase}`.trimStart();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(phrase);
  }
  return lines.filter(Boolean).join('\n');
}

async function fixed(...paragraphs: string[]) {
  const text = `${paragraphs.join('\n\n')}\n`;
  const { repeats } = await scan([{ id: 'x', text }], { only: 'repeats' });
  return { classes: repeats.map((repeat) => repeat.class), text: cutRepeats(text, repeats).text };
}

describe.each([
  ['Khmer', KHMER, [72, 80]],
  ['Lao', LAO, [50, 60, 72, 80]],
] as const)('%s, wrapped at the spaces between phrases', (_, prose, widths) => {
  test.each([40, 50, 60, 72, 80])('at %i: a doubled body', async (width) => {
    const [a, b, c] = prose.map((one) => wrapped(one, width)) as [string, string, string];
    const text = `${[a, b, c].join('\n\n')}\n`;
    expect(await fixed(a, b, c, a, b, c)).toEqual({ classes: ['doubled-body'], text });
  });

  test.each(widths)('at %i: a doubled paragraph', async (width) => {
    const [a, b, c] = prose.map((one) => wrapped(one, width)) as [string, string, string];
    const text = `${[a, b, c].join('\n\n')}\n`;
    expect(await fixed(a, b, b, c)).toEqual({ classes: ['doubled-paragraph'], text });
  });
});

test('an address that is longer than the width does not make verse of prose', async () => {
  const link = `https://example.org/${'archive/'.repeat(12)}page.html`;
  const prose = [
    `The council of the ward met on the day after the vote, and residents read the plan at ${link} before it.`,
    `Most of those who spoke wanted the old hall to stay, and asked for the figures that are kept at ${link} since May.`,
    `A decision is due in autumn; until then the tender rests, as the mayor explains in the letter at ${link} to all.`,
  ].map((one) => wrapped(one, 60)) as [string, string, string];
  const { classes } = await fixed(prose[0], prose[1], prose[1], prose[2]);
  expect(classes).toContain('doubled-paragraph');
});

describe('verse', () => {
  test('is a doubled body if the article is nothing but the same stanzas twice', async () => {
    const { classes, text } = await fixed(...POEM, ...POEM);
    expect(classes).toEqual(['doubled-body']);
    expect(text).toBe(`${POEM.join('\n\n')}\n`);
  });

  test('has refrains: a stanza again, and a poem sung twice of which a stanza is a refrain', async () => {
    const [a = '', b = '', c = ''] = POEM;
    for (const stanzas of [
      [a, b, b, c],
      [a, b, c, b, a, b, c, b],
    ]) {
      const { classes } = await fixed(...stanzas);
      expect(classes.length).toBeGreaterThan(0);
      expect(new Set(classes)).toEqual(new Set(['refrain']));
    }
  });
});

import { describe, expect, test } from 'vitest';
import { planJobs } from '../../src/read/jobs.js';
import type { Input } from '../../src/read/list.js';

function input(id: string, divided: string | null, bytes: number): Input {
  return { path: `/${id}`, shown: id, id, divided, bytes };
}

describe('planJobs', () => {
  test('keeps the order of inputs and loses none', () => {
    const inputs = [
      input('a', null, 5),
      input('b', null, 5),
      input('c', 'records', 25),
      input('d', null, 100),
      input('e', null, 0),
    ];
    const seen = planJobs(inputs, 10).flatMap((job) => {
      const { range } = job;
      return job.files.map(({ id }) => (range ? `${id} ${range.start}-${range.end}` : id));
    });
    expect(seen).toEqual(['a', 'b', 'c 0-10', 'c 10-20', 'c 20-25', 'd', 'e']);
  });

  test('fills jobs with text files up to their bytes, and no file is too large for one', () => {
    const sizes = [4, 4, 4, 50, 1, 1];
    const jobs = planJobs(
      sizes.map((bytes, index) => input(`${index}`, null, bytes)),
      10,
    );
    const bytesOf = jobs.map((job) => job.files.map((file) => file.bytes));
    expect(bytesOf).toEqual([[4, 4], [4], [50], [1, 1]]);
  });

  test('has some hundred files in a job, and never more than 1,000', () => {
    const inputs = Array.from({ length: 5000 }, (_, index) => input(`${index}`, null, 0));
    const counts = planJobs(inputs).map((job) => job.files.length);
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.length).toBeLessThan(40);
    expect(Math.max(...counts)).toBeLessThanOrEqual(1000);
  });

  test('a new file changes few of the jobs', () => {
    const inputs = Array.from({ length: 5000 }, (_, index) => input(`${index}`, null, 0));
    const before = new Set(planJobs(inputs).map((job) => JSON.stringify(job)));
    inputs.splice(1234, 0, input('new', null, 0));
    const after = planJobs(inputs).map((job) => JSON.stringify(job));
    expect(after.filter((job) => !before.has(job)).length).toBeLessThanOrEqual(2);
  });

  test('cuts records into adjacent ranges, the last one marked; an empty file has no range', () => {
    const jobs = planJobs([input('a', 'records', 20), input('b', 'records', 0)], 10);
    expect(jobs).toMatchObject([
      { range: { start: 0, end: 10, isLast: false } },
      { range: { start: 10, end: 20, isLast: true } },
    ]);
  });

  test('takes standard input as one job, and gives plain data', () => {
    const stdin: Input = { path: '-', shown: '-', id: '-', divided: null, bytes: 0 };
    const jobs = planJobs([stdin, input('a', null, 1), input('b', 'records', 1)]);
    expect(jobs[0]).toMatchObject({ files: [{ path: '-' }], range: null });
    expect(structuredClone(jobs)).toEqual(jobs);
  });
});

import base from './jest.config.js';

export default {
  ...base,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The product itself is started as a user would, with its own database.
  globalSetup: '<rootDir>/test/browser/global-setup.js',
  globalTeardown: '<rootDir>/test/browser/global-teardown.js',
  // axe takes its time on a timetable of 300 cells, three screens long, on a busy machine.
  testTimeout: 240_000,
};

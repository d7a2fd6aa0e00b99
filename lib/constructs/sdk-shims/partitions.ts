export const partitionsInfo = { partitions: [] };

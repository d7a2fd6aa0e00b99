export const getInstanceMetadataRegion = async () => undefined;

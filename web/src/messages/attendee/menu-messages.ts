export const menuMessages = {
  organize: "Organize",
};

export const menuMessages = {
  door: "Door",
  organize: "Organize",
};

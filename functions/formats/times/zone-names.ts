/** Names of `ActiveSupport::TimeZone` (Rails, which frab uses) that are not the last part of an IANA name. */
const RAILS: Readonly<Record<string, string>> = {
  "International Date Line West": "Pacific/Midway",
  "Midway Island": "Pacific/Midway",
  "American Samoa": "Pacific/Pago_Pago",
  Samoa: "Pacific/Apia",
  Hawaii: "Pacific/Honolulu",
  Alaska: "America/Juneau",
  "Pacific Time (US & Canada)": "America/Los_Angeles",
  Arizona: "America/Phoenix",
  "Mountain Time (US & Canada)": "America/Denver",
  "Central Time (US & Canada)": "America/Chicago",
  Saskatchewan: "America/Regina",
  Guadalajara: "America/Mexico_City",
  "Central America": "America/Guatemala",
  "Eastern Time (US & Canada)": "America/New_York",
  "Indiana (East)": "America/Indiana/Indianapolis",
  Quito: "America/Lima",
  "Atlantic Time (Canada)": "America/Halifax",
  Newfoundland: "America/St_Johns",
  Brasilia: "America/Sao_Paulo",
  Georgetown: "America/Guyana",
  Greenland: "America/Nuuk",
  "Mid-Atlantic": "Atlantic/South_Georgia",
  "Cape Verde Is.": "Atlantic/Cape_Verde",
  Edinburgh: "Europe/London",
  Bern: "Europe/Zurich",
  "West Central Africa": "Africa/Algiers",
  Pretoria: "Africa/Johannesburg",
  "St. Petersburg": "Europe/Moscow",
  "Abu Dhabi": "Asia/Muscat",
  Ekaterinburg: "Asia/Yekaterinburg",
  Islamabad: "Asia/Karachi",
  Chennai: "Asia/Kolkata",
  Mumbai: "Asia/Kolkata",
  "New Delhi": "Asia/Kolkata",
  Astana: "Asia/Almaty",
  "Sri Jayawardenepura": "Asia/Colombo",
  Hanoi: "Asia/Bangkok",
  Beijing: "Asia/Shanghai",
  Osaka: "Asia/Tokyo",
  Sapporo: "Asia/Tokyo",
  "Solomon Is.": "Pacific/Guadalcanal",
  "New Caledonia": "Pacific/Noumea",
  Kamchatka: "Asia/Kamchatka",
  "Marshall Is.": "Pacific/Majuro",
  Wellington: "Pacific/Auckland",
  "Nuku'alofa": "Pacific/Tongatapu",
  "Tokelau Is.": "Pacific/Fakaofo",
  "Chatham Is.": "Pacific/Chatham",
};
const BY_LOWER_CASE = new Map(Object.entries(RAILS).map(([name, iana]) => [name.toLowerCase(), iana]));

/** The other names are cities of the database: "Berlin", "Buenos Aires". */
const REGIONS = [
  "Europe",
  "America",
  "Asia",
  "Africa",
  "Australia",
  "Pacific",
  "Atlantic",
  "Indian",
  "America/Argentina",
];

/** Lists possible IANA names for a name that is not one. The first that exists counts. */
export function ianaNameOf(name: string): string[] {
  // Rails itself displays a zone as "(GMT+01:00) Berlin".
  const bare = name.replace(/^\((?:GMT|UTC)[+-]?[\d:]*\)\s*/i, "").trim();
  const known = BY_LOWER_CASE.get(bare.toLowerCase());
  if (known !== undefined) return [known];
  if (!/^[A-Za-z][A-Za-z .'-]{0,60}$/.test(bare)) return [];
  return REGIONS.map((region) => `${region}/${bare.replaceAll(" ", "_")}`);
}

import { describe, expect, it } from "vitest";
import { findZone, offsetIn } from "../../../functions/formats/times/zone.ts";

/** All zone names of Ruby on Rails; it took some of them unchanged from the time zone database. */
const RAILS =
  "International Date Line West;Midway Island;American Samoa;Hawaii;Alaska;Pacific Time (US & Canada);Tijuana;" +
  "Mountain Time (US & Canada);Arizona;Chihuahua;Mazatlan;Central Time (US & Canada);Saskatchewan;Guadalajara;Mexico City;" +
  "Monterrey;Central America;Eastern Time (US & Canada);Indiana (East);Bogota;Lima;Quito;Atlantic Time (Canada);Caracas;" +
  "La Paz;Santiago;Newfoundland;Brasilia;Buenos Aires;Montevideo;Georgetown;Puerto Rico;Greenland;Mid-Atlantic;Azores;" +
  "Cape Verde Is.;Dublin;Edinburgh;Lisbon;London;Casablanca;Monrovia;UTC;Belgrade;Bratislava;Budapest;Ljubljana;Prague;" +
  "Sarajevo;Skopje;Warsaw;Zagreb;Brussels;Copenhagen;Madrid;Paris;Amsterdam;Berlin;Bern;Zurich;Rome;Stockholm;Vienna;" +
  "West Central Africa;Bucharest;Cairo;Helsinki;Kyiv;Riga;Sofia;Tallinn;Vilnius;Athens;Istanbul;Minsk;Jerusalem;Harare;" +
  "Pretoria;Kaliningrad;Moscow;St. Petersburg;Volgograd;Samara;Kuwait;Riyadh;Nairobi;Baghdad;Tehran;Abu Dhabi;Muscat;Baku;" +
  "Tbilisi;Yerevan;Kabul;Ekaterinburg;Islamabad;Karachi;Tashkent;Chennai;Kolkata;Mumbai;New Delhi;Kathmandu;Astana;Dhaka;" +
  "Sri Jayawardenepura;Almaty;Novosibirsk;Rangoon;Bangkok;Hanoi;Jakarta;Krasnoyarsk;Beijing;Chongqing;Hong Kong;Urumqi;" +
  "Kuala Lumpur;Singapore;Taipei;Perth;Irkutsk;Ulaanbaatar;Seoul;Osaka;Sapporo;Tokyo;Yakutsk;Darwin;Adelaide;Canberra;" +
  "Melbourne;Sydney;Brisbane;Hobart;Vladivostok;Guam;Port Moresby;Magadan;Srednekolymsk;Solomon Is.;New Caledonia;Fiji;" +
  "Kamchatka;Marshall Is.;Auckland;Wellington;Nuku'alofa;Tokelau Is.;Chatham Is.;Samoa";

const JULY = Date.UTC(2027, 6, 1);

describe("a zone", () => {
  it.each(RAILS.split(";"))("is found by the name that Ruby on Rails gives it: %s", (name) => {
    expect(findZone(name)).not.toBeNull();
  });

  it.each([
    ["Eastern Time (US & Canada)", -240],
    ["(GMT-05:00) Eastern Time (US & Canada)", -240],
    ["berlin", 120],
    ["Mumbai", 330],
    ["Samoa", 780],
    ["American Samoa", -660],
    ["Buenos Aires", -180],
    ["Europe/Kyiv", 180],
    [" Asia/Kathmandu ", 345],
  ])("called %s has its offset", (name, minutes) => {
    const zone = findZone(name);
    expect(zone && offsetIn(zone, JULY)).toBe(minutes);
  });

  it.each([
    "",
    "Mars",
    "Mars/Olympus",
    "+01:00",
    "Europe/Berlin; DROP",
    "x".repeat(500),
    "../etc",
    "constructor",
  ])("is unknown if it is called %s", (name) => {
    expect(findZone(name)).toBeNull();
  });
});

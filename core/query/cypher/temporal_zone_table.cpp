// SPDX-License-Identifier: Apache-2.0
// IANA time zone database 2025b (public domain), 597 names of 346 zones: made by tools/time_zone_table.mjs.
// clang-format off
#include "query/cypher/temporal_zone_table.h"

namespace postern::cypher {

const std::string_view kZoneDatabaseVersion = "2025b";

const ZoneRule kZoneRules[] = {
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    {10800, 10800, 0, 0, 0, 0, 0, 0, 0, 0},
    {3600, 3600, 0, 0, 0, 0, 0, 0, 0, 0},
    {7200, 7200, 0, 0, 0, 0, 0, 0, 0, 0},
    {7200, 10800, 4, 5, 5, 0, 10, 5, 4, 86400},
    {3600, 7200, 3, 5, 0, 7200, 10, 5, 0, 10800},
    {-36000, -32400, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-32400, -28800, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-14400, -14400, 0, 0, 0, 0, 0, 0, 0, 0},
    {-10800, -10800, 0, 0, 0, 0, 0, 0, 0, 0},
    {-18000, -18000, 0, 0, 0, 0, 0, 0, 0, 0},
    {-21600, -21600, 0, 0, 0, 0, 0, 0, 0, 0},
    {-25200, -21600, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-21600, -18000, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-25200, -25200, 0, 0, 0, 0, 0, 0, 0, 0},
    {-18000, -14400, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-28800, -25200, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-14400, -10800, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-7200, -3600, 3, 5, 0, -3600, 10, 5, 0, 0},
    {-18000, -14400, 3, 2, 0, 0, 11, 1, 0, 3600},
    {-10800, -7200, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {-7200, -7200, 0, 0, 0, 0, 0, 0, 0, 0},
    {-14400, -10800, 9, 1, 6, 86400, 4, 1, 6, 86400},
    {-12600, -9000, 3, 2, 0, 7200, 11, 1, 0, 7200},
    {28800, 28800, 0, 0, 0, 0, 0, 0, 0, 0},
    {25200, 25200, 0, 0, 0, 0, 0, 0, 0, 0},
    {36000, 36000, 0, 0, 0, 0, 0, 0, 0, 0},
    {36000, 39600, 10, 1, 0, 7200, 4, 1, 0, 10800},
    {18000, 18000, 0, 0, 0, 0, 0, 0, 0, 0},
    {43200, 46800, 9, 5, 0, 7200, 4, 1, 0, 10800},
    {0, 7200, 3, 5, 0, 3600, 10, 5, 0, 10800},
    {43200, 43200, 0, 0, 0, 0, 0, 0, 0, 0},
    {14400, 14400, 0, 0, 0, 0, 0, 0, 0, 0},
    {7200, 10800, 3, 5, 0, 0, 10, 5, 0, 0},
    {21600, 21600, 0, 0, 0, 0, 0, 0, 0, 0},
    {19800, 19800, 0, 0, 0, 0, 0, 0, 0, 0},
    {32400, 32400, 0, 0, 0, 0, 0, 0, 0, 0},
    {7200, 10800, 3, 5, 0, 10800, 10, 5, 0, 14400},
    {7200, 10800, 3, 4, 4, 180000, 10, 4, 4, 180000},
    {7200, 10800, 3, 4, 4, 93600, 10, 5, 0, 7200},
    {16200, 16200, 0, 0, 0, 0, 0, 0, 0, 0},
    {20700, 20700, 0, 0, 0, 0, 0, 0, 0, 0},
    {39600, 39600, 0, 0, 0, 0, 0, 0, 0, 0},
    {23400, 23400, 0, 0, 0, 0, 0, 0, 0, 0},
    {12600, 12600, 0, 0, 0, 0, 0, 0, 0, 0},
    {-3600, 0, 3, 5, 0, 0, 10, 5, 0, 3600},
    {0, 3600, 3, 5, 0, 3600, 10, 5, 0, 7200},
    {-3600, -3600, 0, 0, 0, 0, 0, 0, 0, 0},
    {34200, 37800, 10, 1, 0, 7200, 4, 1, 0, 10800},
    {34200, 34200, 0, 0, 0, 0, 0, 0, 0, 0},
    {31500, 31500, 0, 0, 0, 0, 0, 0, 0, 0},
    {37800, 39600, 10, 1, 0, 7200, 4, 1, 0, 7200},
    {-21600, -18000, 9, 1, 6, 79200, 4, 1, 6, 79200},
    {3600, 0, 10, 5, 0, 7200, 3, 5, 0, 3600},
    {-36000, -36000, 0, 0, 0, 0, 0, 0, 0, 0},
    {-39600, -39600, 0, 0, 0, 0, 0, 0, 0, 0},
    {-43200, -43200, 0, 0, 0, 0, 0, 0, 0, 0},
    {-28800, -28800, 0, 0, 0, 0, 0, 0, 0, 0},
    {-32400, -32400, 0, 0, 0, 0, 0, 0, 0, 0},
    {46800, 46800, 0, 0, 0, 0, 0, 0, 0, 0},
    {50400, 50400, 0, 0, 0, 0, 0, 0, 0, 0},
    {7200, 10800, 3, 5, 0, 7200, 10, 5, 0, 10800},
    {45900, 49500, 9, 5, 0, 9900, 4, 1, 0, 13500},
    {-34200, -34200, 0, 0, 0, 0, 0, 0, 0, 0},
    {39600, 43200, 10, 1, 0, 7200, 4, 1, 0, 10800}};

const ZoneHistory kZoneHistories[] = {
    {"Ao8PAAG/263GNg==", 0},
    {"BIiKAdCMAeCoAdiaAQW9wIuAdOaF4fsS8fUZk9Z3+sNf", 1},
    {"BbgL4ggAoDjAcCGswv+huQG1p4y/F9KsnpgGwrEGg5kKwsULw/sIwq4Mg8cIguMMg94HguIOg6kIwuYFg4CGA6r+A9PfBZzqV9uBC6yoCvPjCYLP"
     "FuujxwHam5oBg/WrAYKDCauAeITvEqvVCvKvF6vVCuqJC9vUCg==", 2},
    {"BN4MAJAcoDgE7eWjqnn88p3pAo69vJYFv7r1qQU=", 2},
    {"A7c6nzgAAr7SwulRwv2oBg==", 0},
    {"ApR6wHABz6ilrzk=", 3},
    {"A6p1wHDgqAGAAfq3gdlhw9aZiBzp3gKa8gbptAXa9gaprAeavgXpwgearAXpwgea6wWp/waa+JMB6YcFmroHqbAFsroHmawF6sIHmawFqr4HmawF"
     "qr4HmawFqr4HmawF6sIHmawFqr4HmawFqr4H2bAF6rkH2bAFqr4H2bAF6rkH2bAF6rkH2bAF6rkH2bAFqr4H2bAF6rkH2bAF6rkH2bAF6rkH2bAF"
     "qr4H2bAF6rkH2bAF6rkH2bAF6rkH2bAFqr4H2bAF6rkH2bAFqrgKmbIC6v0J2ewCqr4H2bAF6rkH2bAF6rkH2bAF6rkH2bAFqr4H2bAFqtAHmZoF"
     "6rkH2bAF6rkH2bAFqr4H2bAF6rkH2bAF6rkH2bAFkqwH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF"
     "2tAH6bQFmrEH6bQFmrEHqZUF2tAHqdYE2o8I6bYEmq8IqZcEmu4Iqc8DmocBqV7awS7pvAHanQHp+wGaoG4=", 4},
    {"A7ccAKA4xAGumaGhT93CuqAS6bECmrkDqcpJmsk66fUE+ozVAcmZBJq1Vqm2ApqwFemdA9rMCemiBZrTCOmfAtqNSOmHF9rpnwLpnQPazAmp7AKa"
     "9wjpuAOarwiplwSKzQmB8QLCiwHBuAGCsQeBuwKCmQGB3wKCtQWBlQPCnQHB/gKCtQXB2gLCnQGBuQOCtQWBuwLCnQGB+APClQWB/AGCvQHBlwTC"
     "lQXB3AHCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvC"
     "nQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQuCvQHBiQvC"
     "nQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuC"
     "vQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuC"
     "vQHBiQvCnQHBiQuCvQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvCnQHBiQuCvQHBiQvCnQGBqQvCnQHBiQuCvQHBiQvC"
     "nQGBqQvCnQHBiQuCvQE=", 2},
    {"BPcTAKA4wHAr/d/S5IEB4vmoAuGbB6LMXqGCCOKfGqHwB+LtCKGaCIKYCYGaCILnlQXhzAWinHPhnQOiwBzhpwSi5gzhgweixAvh/wKikmCj8CKC"
     "xAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC7giDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiD7gg=", 5},
    {"BL8xnzgAoDi5Af3jw9tDhvuX4ifjZeKnBKPmDOKDB6PEC+L/AqPU/gPipwSj5gzi5QOj9AviywSjlAviyQXj5gyC7AODugGC9gGD7AmCpAODzAGC"
     "1AODnAeCnASD0gGC/gODnAeCzgOD0gGCzASDnAeCpAOD0gGCoAWD8gaC0AKD/AGCygWD8gaCpgKD0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC"
     "4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D/AGC"
     "4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC"
     "4g6D/AGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC"
     "4g6D/AGC4g6D0gGC4g6D/AGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D/AGC4g6D0gGC4g6D/AGC"
     "4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AGC4g6D0gGCjA+D0gGC4g6D/AE=", 2},
    {"BIBpsFTAcOCoAQb916/CkgHG4vGyCrOgpQXiwwijxAjiwwg=", 3},
    {"A8h2wHDgqAEjrvvGgjed3PXeG6nvBdr2BunzBZr7BunzBZryBqn4BdrtBun8BZrpBqmBBtrkBqmKBtrbBumOBtr2BunzBZryBqn4BdrtBqmBBtrk"
     "BumFBprgBqmKBtrbBumOBtr2Bqn4BdrtBun8BfqAtwHJoY4C", 3},
    {"A4B6wHDgqAEj/o/HgjfF5vXeG6nvBdr2BunzBZr7BunzBZryBqn4BdrtBun8BZrpBqmBBtrkBqmKBtrbBumOBtr2BunzBZryBqn4BdrtBqmBBtrk"
     "BumFBprgBqmKBtrbBumOBtr2Bqn4BdrtBun8BfqAtwHJv+QB", 3},
    {"A7co2ykAAq7Rm9xH8aWGpCU=", 0},
    {"A7g4oDjAcAPO9sfpUc3M/ucv6ZAF", 2},
    {"BKAZuSIAoDgE/dnA4aEBhpWyqhqj7pYOgo4R", 0},
    {"A7gxoDjAcB7O5PvERo2/1rUW+eICiuAWufkC2rIWqaIDmsQmqaynApqVA6m3BpqzBqm3Btq3Bqm3BtrJBumgBtrABumyBpqqBqm3Btq3Bqm3Bpqz"
     "Bqm3BtrHB6mmUprFBtmtyAHC8QQ=", 3},
    {"BJgm4gigOMBwIr2B+9ymAd7Fx4Ycj4nHthqClgqD0gSCyBujnAfClAuD8gbicaMw4ssHo8QIoucI46AIoukHo66dBILyBoOiCoKWB4PCpQGCuAWD"
     "xAiCxAiDogqCkAeD2vkBopAHo6YIgpYKg/IGgpYKg5wHguwJ", 2},
    {"BZBAsFTAcOCoAaA4NJy1+JK3AefOzP8Mv8jOBtrUCty9wwi65Qncpgyqgwmc2wzqzgic2wyqgwncpgyqgwncpgyqgwncpgyqgwncpgyqgwmc2wzq"
     "zgic2wyqgwncpgyqgwncpgyqgwncpgyqgwncpgyqgwmc2wyqgwncpgyqgwncpgyqgwncpgyqgwncpgyqgwmc2wzqzgic2wyqgwncpgyqgwncpgyq"
     "gwncpgyqgwk=", 3},
    {"BcSvBbuWBd/qBL+yBJ/6A1Co15Cm8AGJu67NJvzQzOAwmu9Nq7/4A9rUCqvVCtrUCqvVCpqJC6vVCtrUCqvVCtrUCquNBNqcEev8BpqtDqvVCpqJ"
     "C+ugCpqJC6vVCtrUCqvVCtrUCqvVCtrUCqvVCtrUCqvVCpqJC+ugCpzeFdvUCqzVCtvUCqzVCtvUCuy3CZvyC+y3CdumDKyDCdumDKyDCdumDOy3"
     "CZvyC+y3CZvyC+y3CdumDKyDCdumDKyDCdumDOy3CZvyC+y3CZvyC+y3CZvyC+y3CdumDKyDCdumDKyDCdumDOy3CZvyC+y3CZvyC+y3CdumDKyD"
     "CdumDKyDCdumDOzlBw==", 6},
    {"BfCTBo+yBL+yBJ/6A//BA1Co15Cm8AGtxarNJritzuAwmu9Nq7/4A9rUCqvVCtrUCqvVCpqJC6vVCtrUCqvVCtrUCquNBNqcEev8BpqtDqvVCpqJ"
     "C+ugCpqJC6vVCtrUCqvVCtrUCqvVCtrUCqvVCtrUCqvVCpqJC+ugCpzeFdvUCqzVCtvUCqzVCtvUCuy3CZvyC+y3CdumDKyDCdumDKyDCdumDOy3"
     "CZvyC+y3CZvyC+y3CdumDKyDCdumDKyDCdumDOy3CZvyC+y3CZvyC+y3CZvyC+y3CdumDKyDCdumDKyDCdumDOy3CZvyC+y3CZvyC+y3CdumDKyD"
     "CdumDKyDCdumDOzlBw==", 7},
    {"A/H3Af/gAd+oAQPS9sPpY6/c9rIemecr", 8},
    {"A9+0Ad+oAb9wM76bioBPpYT0wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQD2quKAan1AproC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AOa7gip2APajQmplwSa7EiplwSarwip1gSalAjpkAWa8Aep1gSa8AeplQWa8Aep1gSarwjptgTajQmp2APao3yp"
     "lwQ=", 9},
    {"BZfbAd/wAf/gAd+oAb9wO4y0i96wAe+J7PwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZvlB+zEDZvlB+zEDduZCOyGvQKbwQTs2wybzgg=", 9},
    {"Bdf2Ad/wAf/gAd+oAb9wO4yhid6wAa+A6/wdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZrlB5TFDfPkB+zEDduZCKq88AHrjgHcu0ubwQQ=", 9},
    {"BN/wAf/gAd+oAb9wOv2Z3LZdhrGY+gnh1QWingnhuwaivgvhzwWivgvhzwWivgvhzwWivgvh1QWivgvhzwWivgvhzwWivgvhzwWivgvh1QWi3AXh"
     "rRCi3AXh2R6iwgPh1yiihArhhaMCosID4c0DotgK4bUGotgK4bUGotgK4fUHosQI4e0IosQI4cMIosQI49FJ4ssEo+D5AeKzBKPACuLHBqPqCuGd"
     "BsPqCsKdBqPqCuLHBqPS/QHizQOjlgri8QY=", 9},
    {"Be/0Ad/wAf/gAd+oAb9wOZyzid6wAbeJ6/wdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DdqZCNP5DdqZCOzyC/PNCOzEDduZCOyGvQKbwQQ=", 9},
    {"Bdf6Ad/wAf/gAd+oAb9wPIz5iN6wAa/s6vwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZrWB5P3A9zcCZvlB+zEDduZCKq88AHrjgHcu0ubwQQ=", 9},
    {"BYeCAt/wAf/gAd+oAb9wO6yviN6wAb/H6vwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DdqZCJOYDZqDCKuuDdqKCOzEDbOZCOr47wGrsQfc3EWbwQQ=", 9},
    {"BceDAt/wAf/gAd+oAb9wO6ygiN6wAf+/6vwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZvlB+zEDZvlB+zEDduZCKq88AHrjgHcu0ubwQQ=", 9},
    {"Baf1Ad/wAf/gAd+oAb9wOeyuid6wAZ+H6/wdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZrlB5TFDfPkB+zEDduZCOyGvQKbwQQ=", 9},
    {"BfeAAt/wAf/gAd+oAb9wPMy6iN6wAY/N6vwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZrWB5P3A9zcCZvlB+zEDduZCOq08AHrnAOctUmbwQQ=", 9},
    {"Bef4Ad/wAf/gAd+oAb9wPOyLid6wAd/16vwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DdrkCJPNDJqDCKuyBdqZlgLrnAOctUnbpAGq6ALr2wyazgjr2ww=", 9},
    {"Bcf0Ad/wAf/gAd+oAb9wPay2id6wAf+K6/wdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZrlB5TFDfPkB+zEDduZCKq88AGrWpzwS5vBBOzbDJvOCA==", 9},
    {"BY+AAt/wAf/gAd+oAb9wO9zCiN6wAZfR6vwdqL3euAyaiwfrxQvaigjrrQ7agwfrrQ7agwfrrQ7agwfrrQ6aiwfrrQ7agwfrrQ7agwfrrQ7agwfr"
     "rQ6aiwerkweauRSrkweasCbrsgTa7TKrxQya5+sC67IEmsEEq64NmoMIq64NmoMIq64NmvMJq9UKmokLq9UK2tQKq9UKnIZc294FrJi4AtvABayQ"
     "DduZCOzEDZvlB+zEDZvlB+zEDduZCKqt8AHrnQHcu0ubwQQ=", 9},
    {"A5/YAf/gAd+oAWa++oH3NaW43fMcqZ0TmqIT6asFmsMHqacFmsMHqacFmsMH6bIG2rcGqbcG2rcG6bIG2rcG6bIG2rcG6bIG2rcGqbcG2rcG6bIG"
     "2rcG6bIG2rcG6bIG2rcGqbcG2rcG6bIGmpYHqdQF2rcG6bIGms4GqZUFmtUHqZwGmrwGqZ4FmswH6ZkF2tAH6asF2tkH6fUEmvAHqZUF2tAH6bQF"
     "mrEH6bQFmrEH6bQF2tAH6bIG2pUFqdAHmrUF6bAHmvIGqZUF2tAHqZUF2tAHqZUFmvAH6fUEmvAH6fUEmvAHqZMG2pMGqdIG2pMGqdIGmrMG6fMF"
     "mvIG6fMFmvIG6fMFmvIGqZMG2tIGqZMG2tIGqZMGmvIG6fMFmvIG6fMFmvIGqZMG2tIGqZMG2tIGqZMG2tIGqZMGmvIG", 9},
    {"A5+qAs+rAp+ZAgK+7qjtcJXOvfQM", 10},
    {"A7eQAd+oAb9wPa71i4BPnfH0wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQD2quKAan1AproC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AOa7gip2APajQmplwSa7giplwTazgjp9wPajQnpuAPajQnptgSarwjptgSarwiplwSarwip1gSalAjpkAWa8Aep"
     "1gSa8AeplQWa8Aep1gSarwjptgTajQmp2AOanm+p1gQ=", 9},
    {"BNeKA9+JA7/RAp+ZAj398cWkWoKMXeHjOqLkB+GbB6LKCOGhrAHi4psH4cEJosYH4cEJosYH4cEJosYH4esJopwH4esJou4I4fEGou4I4cEJosYH"
     "4cEJosYH4esJopwH4esJopwH4esJopwH4esJosYH4cEJosYH4cEJo8YHwusJo5wH4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4sEJo8YH4usJo5wH"
     "4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJ", 11},
    {"BMnfAf/gAd+oAe/EAQ+t09Xfbd6m5OgcoaQG4rcLofQF45sKoZYHguKwBOGfBaKYCeHvB6KYCeHvB6LCCeGzBw==", 8},
    {"A+e1Ad+oAb9wHY6VioBPjYH0wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQD2quKAan1AproC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AM=", 9},
    {"BN/KAr/RAq+1Ap+ZAmH9ycnQbIajjJAG8fMFkpQL8Z0GkuoK8Z0GkuoK8Z0GkpQL8fMFkpQL8fMFkpQL8Z0GkuoK8Z0GkuoK8Z0GkuoK8Z0GkpQL"
     "8fMFkpQL8fMFkpQL8Z0GkuoK8Z0GkuoK8Z0GkpQL8fMFkpQL8fMFkpQL8fMFkpQL8Z0GkuoK8Z0GkuoK8Z0GkpQL8fMFkpQL8fMFkpQL8Z0Gk54G"
     "4bE7ouwe8Z0GkuoK8Z0GkuoK8Z0GkpQL8fMFkpQL8fMFkpQL8Z0GkuoK8Z0GkuoK8Z0GkuoK8Z0GkpQL8fMFkpQL8fMFkpQL8Z0GkuoK8Z0GkuoK"
     "8Z0GkpQL8fMFkpQL8fMFkpQL8fMFkpQL8Z0GkuoK8Z0GkuoK8Z0GkpQL8fMFk8hj4YsDo8yXAeHPAg==", 11},
    {"A7/jAf/gAd+oASH+goiAT+Wg9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgDmtCVAamVBZrwB6kf", 8},
    {"A9+VAp+ZAv/gAQO+/e/eTcXmitA26esJ", 10},
    {"BOGzA//BA9+JA7/RAln9p/n9oQHCp8wE4esJopwH4esJoto84/nAAuKlPqO88QLiwwijxAjiwwijxAjiwwijxAjiwwijxAji7QijxAjiwwijxAji"
     "wwijzATiuwyjygXivQujxAji7Qijmgji7QijxAjiwwijxAjiwwijxAjiwwijxAjiwwijxAji7Qijmgji7QijxAjiwwijxAjiwwijxAjiwwijxgfi"
     "wQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi"
     "6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjngY=", 12},
    {"BADfiQO/0QKfmQJI/c/Mhl6ixPoC4aU+oo7HA+HDCKLECOHDCKLECOHDCKLECOHDCKLECOHtCKKaCOHtCKLECOHDCKLECOHDCKLECOHDCKLECOHD"
     "CKLECOHtCKKaCOHtCKLECOHDCKLECOHDCKLECOHDCKLGB+HBCaLGB+HrCaKcB+HrCaKcB+HrCaLGB+HBCaLGB+HBCaLGB+HrCaKcB+HrCaKcB+Hr"
     "CaLGB+HBCaLGB+HBCaLGB+HBCaLGB+OHEaKVCuHeEKLGB+HBCaLGB+HBCaLGB+HrCaKcB+HrCaKcB+HrCaKeBg==", 12},
    {"A+fMAf/gAd+oAVuOi4mAT+3k9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgDmu4IqdgD2o0JqZcEmu4IqZcE2s4I6fcD2o0J6bgD2o0J6bYEmq8I6bYEmq8IqZcEmq8IqdYEmpQI6ZAFmvAH"
     "qdYEmvAHqZUFmvAHqdYEmq8I6bYE2o0JqdgD2s4IqZcE2pYJ6e4Dmq8I6bYE2o0J6fcD2o8I6bYE2s4IqZcE2s4I6bYEmq8I6bYEmq8IqdYEmq8I"
     "qZcE2s4IqZcE2s4I6bYEmq8I6bYEmq8I6bYEmq8I6bYE2o0JqdgD", 8},
    {"BK/FAr/RAp+ZAv/gASr9s8mkWsL+ggihwxHi/OIB4cEJosYH44cR4skFofgDosYH4esJopwH4esJou4I4fEGou4I4cEJosYH4cEJosYH4esJopwH"
     "4esJopwH4esJopwH4esJosYH4cEJosYH4cEJosYH4esJopwH4esJopwH4esJosYH4cEJosYH4cEJoswE", 10},
    {"BP/6Aff6AY/9Af/gAQX9t7m8lgHmn+LlFOeA2N4x0ozfBYPcjwE=", 8},
    {"A5/EAf/gAd+oAQK+6rfEUqX66NYn", 9},
    {"A9fIAr/RAp+ZAq4B/qDAvnnSnbkD6bAHmrUF6bAH2o8I6fUE2pUFqdAHmrMGqZUF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAH6bQF"
     "mrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmrUFqY0J2tQF6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmtsEqdwu"
     "mrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQFmrEHqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIG"
     "mrMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIGmrMG6bIGmrMG6bIG"
     "mrsC6aoK2pcEqc4ImrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIG2tQFqZEH"
     "2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH"
     "2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tYE", 13},
    {"BOeNA9+JA7/RAp+ZAjr98cWkWoKMXeHjOqLkB+GbB6LKCKOEyAjiwQmjxgfiwQmhiBGixgfh6wminAfh6wmi7gjh8Qai7gjhwQmixgfhwQmixgfh"
     "6wminAfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh"
     "6wmixgfhwQmixgfhwQmixgfh6wminAc=", 11},
    {"BKePA9+JA7/RAp+ZAjz98cWkWoKMXeHjOqLkB+GbB6LKCKOEyAjiwQmjxgfiwQmhiBGixgfh6wminAfh6wmi7gjh8Qai7gjhwQmixgfhwQmixgfh"
     "6wminAfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmiyAbhkwui9AXhkwui9AXhkwui9AXhkwui9AXhkwui9AXhkwuingbhkwui9AXhkwui9AXh"
     "kwui9AXhkwui9AXhkwuingbhkwui9AWhowzi5AQ=", 12},
    {"A5m7Ar/RAp+ZAgni6PuIRffk1P4o6bgDmq0J6bgDmsaIAandBdqIB6mAAg==", 11},
    {"BZ+OAomJAp+ZAv/gAd+oAYMBvKXGi7wBmaTuxBf02PjNB5rN/8kC1KuOebr4sM0J1e3eV+v7CNq1DOv7CNq1DOv7CNq1DOv7CJq9DOv7CNrL0AHr"
     "yQPa62PD/gKEkssDm84IrPkN27AHrL4L24IJrKcM24IJ7NsMm84I7PILm7cJ7NsMm84I7NsM24IJrKcM24IJrKcM24IJ7NsMm84I7NsMm84I7NsM"
     "24IJrKcM24IJrKcM24IJrKcM24IJ7NsMm84I7NsMm84I7NsM29QKrNUK24IJrKcM24IJ7NsMm84I7IkLm6AK7NsM24IJrKcM24IJrKcM24IJrKcM"
     "24IJ7NsMm84I7NsM2+sJrL4L24IJrL4Lm4kL7IkL24IJ7NsMm84I7NsMm84I7NsMm84I7NsM24IJrKcM24IJrKcM24IJ7NsMm84I7NsM2+sJrL4L"
     "24IJrKcMm6AK7IkL26YM7JMG2+EOrLEH2/gN7OUHm8QN7OUH24sk7KoFm/8P7KoFm/8P7KoF2/gNrIMJ26YMrIMJ26YMrIMJ26YM7LcJm/ILrIMJ"
     "m9sMrIMJ", 9},
    {"A6OkA9+JA7/RAgu+z72+edKduQPpsAeatQXpsAean54CzN7jqgHamQOptwa9w7D2D+myBg==", 14},
    {"A6fSAf/gAd+oAVmO6oiAT63U9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgDmu4IqdgD2o0JqZcEmu4IqZcE2s4I6fcD2o0J6bgD2o0J6bYEmq8I6bYEmq8IqZcEmq8IqdYEmpQI6ZAFmvAH"
     "qdYEmvAHqZUFmvAHqdYEmq8I6bYE2o0JqdgD2vwV6e4Dmq8I6bYE2o0J6fcD2o8I6bYE2s4IqZcE2s4I6bYEmq8I6bYEmq8IqdYEmq8IqZcE2s4I"
     "qZcE2s4I6bYEmq8I6bYEmq8I6bYEmq8I6bYE2o0JqdgD", 8},
    {"BP9F36gBv3AAIv3f7b9khrWm8zuBmQiCxAiBxAiCxAiBxAiCxAiBxAiCxAiB7giCxAiBxAiCxAiBxAiCxAiBxAiCxAiBxAiCxAiBxAiCxAiB7giC"
     "xAiBxAiCxAiBxAiCxAiBxAiCxAiBxAiCxAiBxAjD0gQ=", 0},
    {"BOeKBJ/6A//BA9+JA1u9qdy8ggHmz8fMEOGXCaLsCaG/B+Kw/QLhpT7jgc8Cge4IguqIAaOeb+LDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPE"
     "COLDCKPECOLDCKPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LBCaPG"
     "B+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaOeBuKTC6P0BeKTC6P0BeKTC6OeBuKTC6P0BeKTC6P0BeKTC6P0"
     "BeKTC6P0BeKTC6P0BeKTC6OeBuKTC6P0BeKTC6P0BeKTC6P0BeKTC6P0BQ==", 14},
    {"A+/CA//BA9+JAzjemvqoefXwjpcY6fEGmoWrAqncLpqXFOm0BZqxB+m0BZqxB+m0BdrQB6mVBdrQB+m0BZqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0"
     "BdrQB+m0BZqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0BdrQB6mVBdrQB+myBpqzBumyBpqzBumyBpqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumy"
     "BpqzBumyBpqzBqnSBpqzBg==", 14},
    {"A9eJA9+JA7/RAmC+z72+edKduQPpsAeatQXpsAeatQWp0AfalQXp+wGaiIoCqdwu2qH7AanSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumy"
     "BpqzBqnSBpqzBumyBpqzBumyBpq7AumqCtqXBKnOCJqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBtqTBqnSBpqzBumy"
     "BpqzBumyBpqzBumyBtrUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamRB9rUBamR"
     "B9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamRB9rUBemwB5q1BemwB5q1BemwB9rWBA==", 12},
    {"BLW3Ar/RAp+ZAv/gAU/NtLeheq6a7t8J4+nJA+KlPqP8K+KbB+fq3cwRprWVLaPECOLDCKOOTeLDCKOkA+LjDaPECOLDCKPECOLtCKOaCOLtCKPE"
     "COLDCKPECOLDCKPECOLDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPECOLDCKPECOLDCKPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPG"
     "B+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOc"
     "B+LrCaOeBg==", 15},
    {"A7+pA9+JA7/RAlj+mrmsWaWI7ZgI6fEGmvQF6cUBmt8LqdIG2pMG6bQF2tAHqZUF2tAH6bQF2uXrAancLpqXFOm0BdreuwLpsgaaswbpsgaaswbp"
     "sgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbpsgba1AWpkQfa1AXp"
     "sAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWp"
     "kQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1gQ=", 12},
    {"A/+FAp+ZAv/gASH+s4aAT4Xi9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgD2otJ6bYEmpO4AamKRQ==", 10},
    {"A7/OAr/RAp+ZAgX+7PCPRYWR/eQuqZUF2tAHqZUF", 11},
    {"A+e2A9+JA//BA2O+tbTbQ4LVGZmULOqKLNnoBOqyBtnVhwGq3i2Z1B7q/QmZzBDqkAWJ0QfqtAWZsQfqtAWBlxSCtQWBsQeCtQXB0AeCtQWBsQeC"
     "tQWBsQeCtQWBsQeCtQWBsQeCtQXZicgBqtIG2ZMGqtIGmbMG6rIGmbMG6rIGmbMG6rIGmbMG6rIGmbMGqtIG2ZMGqtIGmbMG6rIGmbMG6rIGmbMG"
     "6rIG2dQFqpEH2dQF6rAHmbUF6rAHmbUF6rAH2dQFqpEH2dQFqpEH2dQF6rAHmbUF6rAHmbUF6rAH2dQFqpEH2dQFqpEH2dQFqpEH2dQF6rAHmbUF"
     "6rAHmbUF6rAH2dQFqpEH2dQFqpEH2dQF6rAHmbUF6rAHmbUF6rAHmbUF6rAH2dQFqpEH2dQFqpEHmfYE", 16},
    {"A43MA//BA9+JA44BquP5qHmb1Y6XGOnxBpqFqwKp3C6alxTptAWasQfptAWasQfptAXa0AeplQXa0AfptAWasQfptAWasQfptAWasQfptAWasQfp"
     "tAXa0AfptAWasQfptAWasQfptAWasQfptAWasQfptAXa0AeplQXa0Afpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbp"
     "sgaaswbpsgaaswap0gaaswbpsgaaswbpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbpsgaaswbpsgaaswap0gbakwap"
     "0gaaswbpsgaaswbpsgaaswbpsgba1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWp"
     "kQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1gTprgiatwTprgiatwTprgja1gTprgiatwTp"
     "rgiatwTprgiatwTprgiatwTprgiatwQ=", 14},
    {"BIvDAr/RAp+ZAv/gASX9q4D+oQHCp8wE4esJopwH4esJouTyAuHLBKKkBuGlPqLsCeGbB6LsCeGbB6LsCeGbB6LsCeGbB6KWCuHxBqKWCuGbB6Ls"
     "CeGbB6LsCeGbB6LsCeGbB6LsCeHVKaLsCeOrvAHiwwijxAjiwwij2t4E4usJo54G", 15},
    {"A6+QAd+oAb9wJ971i4BPtfH0wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQD2quKAan1AproC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AOa7gip2APajQmplwTa5HuplQWa8AfpPtrGDOm2BA==", 9},
    {"A+fgAf/gAd+oAU6Ou7ClX43epJUL6fEGmoWrAqncLtqaYem0BZrb7gHpsgaaswbpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbp"
     "sgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbpsgba1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXp"
     "sAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1gQ=", 17},
    {"BP/BAd+oAb9wnzhZ/f/lv2SGxaLzO4GZCILECIHECILECIHECILECIHECILECIHuCILECIHECILECIHECILECIHECILECIHECILECIHECILECIHu"
     "CILECIHECILECIHECILECIHECILECIHECILECIHECILuCIHsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GW"
     "CoLyBoGWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGW"
     "CoKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoOyEQ==", 18},
    {"CMfiAdfFAbeNAe/EAc+MAf/gAd+oAb9wlwH59uHCwwKKzdC9QMGvEsOnsgTM+fiMAsPjDcSsFMPjDcSsFMPjDcSAFcOPDcSAFcPjDcSsFMPjDcSs"
     "FMOIdMSAFcPjDcSsFMPjDcSsFMPjDcSsFMPjDcSAFcPjDcSEE8O3DsTYE8O3DsTYE8O3DsTYE8O3DsTYE8O3DsSsFMO3DsTYE8O3DsTYE8O3DsTY"
     "E8O3DsTYE8PbEcSIEcOHEcSIEcOHEcSIEcOHEcSIEcOHEcSIEcPbEcXUDKbgA8XbEcaIEcWHEcaIEcWHEcaIEcWHEcaIEcWHEcaIEcXbEcaIEcWH"
     "EcaIEcWHEcaIEcWHEcaIEcWHEcaIEcXbEca0EMXbEcaIEcWHEcaIEcWHEcaIEcWHEcaIEcWHEcaIEcXbEca0EMXbEcaIEcWHEcaIEcWHEcaIEcWH"
     "Ec71jGrFgxPHjA+F1xOGuQ7F1xPGuA7F1xPGjA/FgxPGjA/FgxPGjA/F1xPGuA7F1xPGuA7F1xPGjA/FgxPGjA/FgxPGjA/FgxPGjA/F1xPGuA7F"
     "1xPGuA7F1xPGjA/FgxPGjA/FgxPGjA/F1xPGuA7F1xPGuA7F1xPGvAzFpxbG6AvFpxbG6AvFpxbGvAzFpxbG6AvN2vScAQ==", 17},
    {"BN+KAvufAp+ZAv/gATv9ubi8lgH27JLiFJePtp4/4sMIo8QI4sMIo8QI4sMIo8QI4u0Io5oI4u0Io8QI4sMIo8QI4sMIo8QI4sMIo8YH4sEJo8YH"
     "4usJo5wH4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH"
     "4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo54G", 15},
    {"A7fTAr/RAp+ZAgmu++OkSJ2SuvImqZkD2sp26a0E2qVg6fMF2oa8Aem0BQ==", 11},
    {"BK+rAq+mAp+ZAv/gAQT9tLa8lgGGvKPHJser15w64p0D", 10},
    {"BI3aAf/gAffSAd+oAQSNj7zxbc67ja8D+7eKCImenQI=", 8},
    {"A7/uAf/gAd+oAaYB/uivpV/F5czdCam3BsrYE+nxBurXE+n3A5rlCOmkBNqqCOm/BNrFCKmgBNrFCOnaBJqLCOmZBZqLCOmbBJqLCOmZBZqLCKmX"
     "BNrOCOmABJrlCKm7BNqqCKn6BJrMB+mZBZrMB6m5BZqLCKmXBNqNCembBNrOCKnYA5qLCOmZBZrMB+mZBZrKCOmbBNrrB+mZBZrMB+mZBYrXBKnc"
     "LpqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0Bdq2FOm0BZqxB+m0BZqxB+m0BZqxB+m0Bdq2FOm0BZqxB+m0BZqxB+m0BZqxB+m0BdqcIemyBpqzBumy"
     "BpqzBumyBpqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBtqTBqnS"
     "BpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBtrUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamR"
     "B9rUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamRB9rUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamRB9rUBemwB5q1Bemw"
     "B5q1BemwB9rWBA==", 17},
    {"BO+0Av+0Ap+ZAv/gAWr96LW8lgHGnPO2IYedmtwC4tsFo67HAeKhBKPmDOLLBKPmDOKhBKP2LuKhBKPmDOKhBKOAwQLi1QWjpgvi8wWj6AjioQej"
     "lgri8Qaj6griwwijxAjiwwijxAji7QijxAjixQejwgniywejvAni0QejtgniwwijxAji7Qijmgji7Qij7gjimwejxgfi6wmjnAfi6wmj7Animwej"
     "7Animwej7Animwej7AnixQejwgnixQejnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjmgjilwmjmgiC7giDmgiC7giDmgiC7giDmgiC7giDmgiC7giD"
     "xAiCxAiDxAiC7giD8AeC7AmDnAeClgqDnAeC7AmDnAeC7AmDxgeCwgmDxgeCwgmDnAeCpiyDngaC6gqDyAaCwAqDngaC6gqDyAaC6gqDyAaClAuD"
     "yAaClgo=", 19},
    {"A4+gA9+JA7/RAg2+tbTbQ4LpRemKLJrrBem0Bdq3BqmZgQGK6rQFqZEH2tQFqZEH2tQFqZEH", 14},
    {"A+vEAr/RAp+ZAlr+oMC+edKduQPpsAeatQXpsAean54CqdwumpcU6bQFmrEH6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQF"
     "mrEHqdIGmrMG6bIGmrMG6bQFmrEH6bQFmrEH6bIGmrMGqdIGmrMG6bIGmrMG6ZgT2oQt6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIGmrMG6bIG"
     "mrMG6bIGmrsC6aoK2pcEqc4ImrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIG"
     "2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQF6enHAdrWBA==", 13},
    {"BOXDAr/RAp+ZAv/gASf9q4D+oQHCp8wE4esJopwH4esJotT9AuGlPqK+X+GbB6L8K+GbB6LsCeGbB6KWCuGbB6LsCeGbB6LsCeGbB6LsCeGbB6Ls"
     "CeGbB6KWCuPpiAHiwwijxAjiwwijxAji7QijxAjiwwijxAjiwwij0hbivQujiIkE4usJo54G", 15},
    {"BKXHAr/RAp+ZAv/gATX9q4D+oQHCp8wE4esJopwH4esJotT9AuGlPuKHpAGh8gailgrhmwei7Anhmwei7Anhmwei7Anhmwei7Anhmweilgrhwwii"
     "xAjhwwiixAjhwwiixAjhwwiixAjh9RmixAjhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7QiixAjhwwiixAjhwwiipAPh4w2iygXhvQuixAjh7Qii"
     "mgjhp/kDop4G44cR", 15},
    {"BK3FAr/RAp+ZAv/gASP9q4D+oQHCp8wE4esJopwH4esJotT9AuGlPuKHpAGh8gailgrhmwei7Anhmwei7Anhmwei7Anhmwei7Anhmweilgrhwwii"
     "xAjhwwiixAjhwwiixAjhhTyixAjhwwijxAjCwwijxAjiwwihxugEop4G", 13},
    {"BP++Ar/RAp+ZAv/gARP9q4D+oQHCp8wE4esJopwH4esJotT9AuGlPqLWkgHj9YAC4sMIo8QI4sMIo8QI4u0Io8QI4sMIo6C8BOLrCaOeBg==", 15},
    {"BJ3IAr/RAp+ZAv/gASf9q4D+oQHCp8wE4esJopwH4esJotT9AuGlPqLsCeGbB6LGcOGbB6LsCeGbB+KVCqHyBqKWCuGbB6LsCeGbB6LsCeGbB6Ls"
     "CeGbB6LsCeHtCKLECOHxBqKWCuHDCKLECOHDCKLECOPRVeLDCKPECOLDCKHG6ASingbjhxE=", 15},
    {"BOHEAr/RAp+ZAv/gAS39q4D+oQHCp8wE4esJopwH4esJotT9AuGlPqLsCeGbB6LsCeGbB6LsCeGbB6LsCeGbB6KWCuHxBqKWCuGbB6LsCeGbB6Ls"
     "CeGbB6LsCeGbB6LsCeHtCKLECOHDCKLECOGbB6LsCeGbB6LsCeGbB6LsCeGbB6KWCuPpiAHiwwijxAjiwwihxugEo54GwpML", 15},
    {"BAD/wQPfiQO/0QJI/a/s/B/C9MoC4cMIosQI4cMIosQI4cMIosQI4cMIosQI4e0IopoI4e0IosQI4cMIo8QIwsMIo8QI4sMIo8QI4sMIo8QI4u0I"
     "o5oI4u0Io8QI4sMIo8QI4sMIo8QI4sMIo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH4sEJ"
     "o8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo54G", 12},
    {"BAD/4AGfmQK/0QJI/c/XyTPCmTahjscD4sMIocQI4sMIocQI4sMIocQI4sMIocQI4u0IoZoI4u0IocQI4sMIocQI4sMIocQI4sMIocQI4sMIocQI"
     "4u0IoZoI4u0IocQI4sMIocQI4sMIocQI4sMIocYH4sEJocYH4usJoZwH4usJoZwH4usJocYH4sEJocYH4sEJocYH4usJoZwH4usJoZwH4usJocYH"
     "4sEJocYH4sEJocYH4sEJocYH4+sJwpwH4YcR4usJocYH4sEJocYH4sEJocYH4usJoZwH4usJoZwH4usJoZ4G", 15},
    {"A/ufAp+ZAv/gARWWiI7aUbG1wdcr6aoK2pcEqc4ImrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIG", 10},
    {"BfbNBon4A//BA9+JA5/6A0+o15Cm8AGPo6jNJpadzOAwmu9Nq7/4A9rUCqvVCtrUCqvVCpqJC6vVCtrUCqvVCtrUCquNBNqcEev8BpqtDqvVCpqJ"
     "C+ugCpqJC6vVCtrUCqvVCtrUCqv/H9rUCqvVCpqJC+ugCpyJC9LVCtzUCqrVCtzUCqrVCtzUCuq3CZzyC+q3CdymDKqDCdymDKqDCdymDOq3CZzy"
     "C+q3CZzyC+q3CdymDKqDCdymDKqDCdymDOq3CZzyC+q3CZzyC+q3CZzyC+q3CdymDKqDCdymDKqDCdymDOq3CZzyC+q3CZzyC+q3CdymDKqDCdym"
     "DKqDCdymDOrlBw==", 7},
    {"BMvBAr/RAp+ZAv/gAXH9q4D+oQHCp8wE4esJopwH4esJovYZ4eEForzQAuGbB6KkBuGlPubSmUWlpcYLovhC4fEGopYK4ZsHouwJ4ZsHouwJ4ZsH"
     "ouwJ4ZsHouwJ4ZsHopYK4cMIosQI4cMIosQI4cMIosQI4cMIosQI4e0IosQI4+F34sMIo8QI4sMIo8QI4sMIo8QI4u0Io8QI4sMIo8QI4sMIo9IW"
     "4r0Lo8QI4u0Io5oI4u0Io8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4u0Io5oI4u0Io8QI4sMIo8QI4sMIo8QI4sMIo8YH4sEJo8YH4usJo5wH"
     "4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH4sEJo8YH4sEJo8YH4sEJo8YH4usJo5wH4usJo5wH4usJo8YH4sEJo8YH"
     "4sEJo8YH4usJo5wH4usJo5wH4usJo54G", 15},
    {"BJe+Ar/RAp+ZAv/gAVX9q4D+oQHCp8wE4esJopwH4esJotT9AuGlPqLEggPhwwiixAjhwwiixAjhwwiixAjh7QiixAjhwwiixAjhwwiipAPh4w2i"
     "ygXhvQuixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixgfhwQmixgfh6wmi"
     "nAfh6wminAfh6wmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfhwQmixgfh6wminAfjhxHi6wmjxgfiwQmjxgfi"
     "wQmjxgfi6wmjnAfi6wmjnAfi6wmjngY=", 15},
    {"A8f/AafHAf/gAQLO2sP0NerGBQ==", 8},
    {"BPegAqehAp+ZAv/gARC9iLe8lgHG0aO7EeeX4dYb4psEo6YI4sMIo8QI4sMIo9qPBuKbBKPyDOKbBKOUL+KbBKOiQOKbBA==", 10},
    {"A7O7A//BA9+JA3z+/bq+edKduQPpsAeatQXpsAean54Cqdwuzau/3QG8rrVIgoIRwZUFwtAHgbUFgrEHgbUFgrEHgbUFgrEHgbUFgrEHgbUFwtAH"
     "gbUFgrEHgbUFgrEHgbUFgrEHgbUFgrEHgbUFwtAHwZUFwtAHgbMGgrMGgbMGgrMGgbMGgrMGwdIGwpMGwdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG"
     "6bIGmrMGqdIGmrMG6bIGmrMG6bIGmrsC6aoK2pcEqc4ImrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG"
     "6bIGmrMG6bIGmrMG6bIG2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF"
     "qZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tYE", 16},
    {"A/eFAd+oAb9wKa60jIBP3ZD1wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQD2quKAan1AproC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AOa7gip2APajQmplwSa7EiplwSa4S6plQWa8AfpPtrGDOm2BA==", 9},
    {"BMfDAs/DAr/RAp+ZAhC987S8lgGmyMPpKce3xcUk4t8eo/JF4tEEo7YM4tEEo6fFAeLADKPSBOK9RKPOjQHimQjj7AnCmwc=", 11},
    {"A4fhAf/gAd+oAR/OkYiAT42o9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgD2otJ6bYE", 8},
    {"A4flAf/gAd+oAQPOucriUu3H588wqZMG", 8},
    {"A8/tAr/RAp+ZAiD+hrfbQ/Lf0gbpsAeavl+pkQfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAfa0gaplQXa0gapkQfa1AWpkQfa1AXpsAeatQXpsAea"
     "tQXpsAeatQXpsAfa1AWpkQfa1AWpkQea9gQ=", 13},
    {"A4ePA9+JA7/RAj2+tbTbQ4LpRemKLJrrBem0Bdq3BqmZgQGK6rQFqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAH2tIGqZUF2tIGqZEH2tQFqZEH"
     "2tQF6bAHmrUF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAH"
     "mrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAH", 14},
    {"A8XIAr/RAp+ZAlDanqLzdrOl5fgW6bAHmrUF6bAHmp+eAqncLpqxB+m0Bdqh+wGp0gaa/x+p6jmauwLpqgralwSpzgiaswap0gbakwap0gaaswbp"
     "sgaaswbpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbpsgba1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWp"
     "kQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXp"
     "sAfa1gQ=", 13},
    {"A4fQAr/RAp+ZAjn+hrfbQ/Keggap9wrauKwBqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAH2tIGqZUF2tIGqZEH2tQFqZEH2tQF6bAHmrUF6bAH"
     "mrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH"
     "2tQFqZEH2tQF6bAHmrUF6bAH", 11},
    {"BczYBrPtA//BA9+JA5/6Ayqo15Cm8AHh7afNJsTSzOAwmu9Nq7/4A9rUCqvVCtrUCqvVCpqJC6vVCtrUCqvVCtrUCquNBNqcEev8BpqtDqvVCpqJ"
     "C+ugCpqJC6vVCtrUCqvVCtrUCqvVCtrUCqvVCtrUCqvVCpqJC+ugCpqJC6z7rAXq5Qfc+A2qsQfc+A2qsQecuhLq7wI=", 7},
    {"BOfzAt+JA7/RAp+ZAkT98cWkWoKMXeHjOqLkB+GbB6LKCOOddeLHBqP+GOKlBaOuLuK1BqOGY+LvB+OgjgbiwQmjxgfiwQmjxgfiwQmjxgfi6wmj"
     "nAfi6wmj7gji8Qaj7gjiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmj"
     "xgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wk=", 11},
    {"BM/SAf/gAd+oAb9wK/2aupBuxsnp40CjzHbiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmj"
     "xgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjngY=", 20},
    {"BPfyAZ+ZAv/gAd+oAZEBvcjE8KEBponZtBGjhI8C4pcJg676AeKhBKPmDOKhBKPmDOKhBKPmDOKhBKPmDOKhBKPmDOKhBKO2DOLJBaOaC+LtBaPG"
     "CuLrBsOqBuKlPqPsCeKbB6PsCeKbB6PsCeKbB6PsCeKbB6OWCuLxBqOWCuKbB6PsCeKbB6PsCeKbB6PsCeKbB6PsCeKbB6OWCuKbB6PsCeLDCKPE"
     "COLDCKPECOLDCKPECOLtCKPECOLDCKPECOLDCKPECOLDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPECOLDCKPECOLDCKPECOLDCKPECOLtCKPE"
     "COLDCKPMGeLDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPECOLDCKPECOLDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPECOLDCKPECOLDCKPG"
     "B+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCee6hjXi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmj"
     "nAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmnl/Ar", 17},
    {"BJf4At+JA7/RAp+ZAj79s8mkWqKMXeHjOqLkB+GbB6LKCKPwvgfi6wmjqH/iwQmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmj7gji8Qaj7gjiwQmj"
     "xgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfiwQmjxgfi6wmj"
     "nAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wk=", 11},
    {"B+XSAf/gAd+oAe/EAc+MAb9wr1RV5tDkv6MBv6PqzwWLgQ/egQ/n9g7egQ/n9g6eiOMB59AMnp0R59AMnp0R59AMnp0R59AM3uYRp4cM3uYRp4cM"
     "3sAP5/YOnp0R59AMnpYK6IEp5rAH4JvlA6atDuGVBYqCBP2VmAGKrQ6880/mtQ+h6ynKjAT92TfK8Qa+5SywywT6rQ6hmAnKhAi91zOKqAb9shaK"
     "uwf9xReKqAa9zATKtBr9iOgByp0G/cUXyvEGvcMTiuEJvcMTivQKvcMTyqoK/fkSivQK/aDaAvrAD72KEMrQDP3TEIqaDb2dEcrQDL2dEcrQDL2d"
     "EYqaDf3TEIqaDf3TEIqaDb2dEcrQDL2dEcrQDL2dEcrQDA==", 9},
    {"A9epAp+ZAv/gAaoB7qnJ5mmdvvK1EOnxBp65BbWsB4rTBvmUBYqQCKmpBNq8COm2BJqvCOm2BNqPCOn1BJrwB+n1BJrwB+n1BJrwB6mVBdrQB+m0"
     "BZqxB+m0BZqxB+m0BZqxB+m0BdrQB6mVBdrQB+m0BZqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0BdrQB6mVBdrQB6nSRZqxB+m0BZqxB+m0"
     "BZqxB+m0BZqxB6nQB5q1BemwB5q1Bem0BZqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0BdrQB+m0BZqxB+myBpqzBumyBpqzBumyBpqzBqnSBpqzBumy"
     "BpqzBumyBpqzBumyBpqzBumyBpqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumy"
     "BpqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBtqTBqnSBpqzBumyBpqzBumyBpqzBumyBtrUBamRB9rUBemwB5q1Bemw"
     "B5q1BemwB9rUBamRB9rUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamRB9rUBamRB9rUBemwB5q1BemwB5q1BemwB9rUBamRB9rUBamR"
     "B9rUBemwB5q1BemwB5q1BemwB9rWBA==", 15},
    {"A8OVAp+ZAv/gAa4BvvLCvnnSnbkD6bAHmrUF6bAHmrUFqdAH2pMG6bQF2tAHqZUF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAH6bQF"
     "mrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmtsEqdwu"
     "mrEH6bQFmrEH6bQFmrEH6bQFmrEH6bQF2tAHqZUF2tAH6bQFmrEH6bQFmrEH6bQFmrEH6bQFmrEHqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIG"
     "mrMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIGmrMG6bIGmrMG6bIG"
     "mrsC6aoK2pcEqc4ImrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIG2tQFqZEH"
     "2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH"
     "2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tYE", 15},
    {"BtzZBaPsBN/qBL+yBJ/6A//BA1Hj6OCtoAKUsM+pLvH33cA60rhds7LdBNLlDLPmDNLlDLPmDNKkDbPmDNLlDLPmDNLlDLP2BNLVFLOvCNKcEbPm"
     "DNKkDbOnDNKkDbPmDNLlDLPmDNLlDLPmDNLlDLPmDNLlDLPmDNKkDbOnDNSkDdXlDNTlDLXmDNTlDLXmDNTlDLWpC9SiDrWpC9ThDrXqCtThDrXq"
     "CtThDrWpC9SiDrWpC9SiDrWpC9ThDrXqCtThDrXqCtThDrWpC9SiDrWpC9SiDrWpC9SiDrWpC9ThDrXqCtThDrXqCtThDrWpC9SiDrWpC9SiDrWp"
     "C9ThDrXqCtThDrXqCtThDrWtCQ==", 7},
    {"A8d5v3CfOCfO/oyAT42N9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgipoATa"
     "9+IBqdYEmvAH6fcD2vIIqdgDmu4IqdgD2o0JqZcE2uR7qZUFmvAHqR+a5gzptgQ=", 21},
    {"BNX9At+JA7/RAp+ZAl/96fz9oQHCp8wE4esJopwH4esJotT9AuGlPqK88QLhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7QiixAjhwwiixAjhwwii"
     "pAPh4w2iygXhvQuixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixgfhwQmi"
     "xgfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmi"
     "xgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmingbhkwui9AXhkwui9AXhkwuingbjhxE=", 13},
    {"BO/7At+JA7/RAp+ZAlf96fz9oQHCp8wE4esJopwH4esJotT9AuGlPqK88QLhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7QiixAjhwwiixAjhwwii"
     "pAPh4w2iygXhvQuixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixgfhwQmi"
     "xgfh6wminAfh6wminAfh6wmixgfhwQmixgfjhxHi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfi"
     "wQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjngY=", 13},
    {"BKX8At+JA7/RAp+ZAlf96fz9oQHCp8wE4esJopwH4esJotT9AuGlPqK88QLhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7QiixAjhwwiixAjhwwii"
     "pAPh4w2iygXhvQuixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixAjhwwiixAjh7Qiimgjh7QiixAjhwwiixAjhwwiixAjhwwiixgfhwQmi"
     "xgfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmixgfhwQmixgfh6wminAfh6wminAfh6wmi"
     "xgfhwQmixgfjhxHi6wmjnAfi6wmjnAfi6wmjngY=", 13},
    {"BMeHA9+JA7/RAp+ZAjv98cWkWoKMXeHjOqLkB+GbB6LKCKOEyAjiwQmjxgfiwQmhiBGixgfh6wminAfh6wmi7gjh8Qai7gjhwQmixgfhwQmixgfh"
     "6wminAfh6wminAfh6wminAfh6wmixgfhwQmixgfhwQmiyAbhkwui9AXhkwui9AXhkwui9AXhkwui9AXhkwui9AXhkwuingbhkwui9AXhkwui9AXh"
     "kwui9AXhkwui9AXhkwuingbhkwui9AXjhxE=", 13},
    {"Be/OAYfPAefOAe/EAd+oAQScs8PcigH/xL2bHOiSu9EMseTg7C0=", 9},
    {"BJ+PAveOAp+ZAv/gASX9lbi8lgHmquq5GafNmqs+4pkIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIw8YHguwJg5wHguwJg5wHguwJg8YHgsIJg8YH"
     "gsIJg8YHguwJg5wHguwJg5wHguwJg8YHgsIJg8YHgsIJ46d/4usJo5wH4usJ4/Bb", 15},
    {"A5/+AZ+ZAv/gAR++4oaAT6X59MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgD2tWFAqmKRQ==", 10},
    {"A8/vAf/gAd+oAR2euoeAT7X888IMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgD", 8},
    {"BfeJAomJAp+ZAv/gAd+oAXPM0MaLvAHhue7EF/TY+M0Hms3/yQLUq455uviwzQnV7d5X6/sI2rUM6/sI2rUM6/sI2rUM6/sImr0M6/sI2svQAevJ"
     "A9rrY8P+AoSSywObzgis+Q3bsAesvgvbggmspwzbggns2wybzgjs8gubtwns2wybzgjs2wzbggmspwzbggmspwzbggns2wybzgjs2wybzgjs2wzb"
     "ggmspwzbggmspwzbggmspwzbggns2wybzgjs2wybzgjs2wzb1Aqs1Qrbggmspwzbggns2wybzgjsiQuboArs2wzbggmspwzbggmspwzbggmspwzb"
     "ggns2wybzgjs2wzb6wmsvgvbggmsvgubiQvsiQvbggns2wybzgjs2wybzgjs2wybzgjs2wzbggmspwzbggmspwzbggns2wybzgjs2wzb6wmsvgvb"
     "ggmspwyboArsiQvbpgzskwbb4Q6ssQfb+A3s5QebxA3s5QfbiyTsqgU=", 9},
    {"A6fsAr/RAp+ZAnyO8p6qdM2Hv6UUqZUFypcU6fEGmpzuAanWBNqSOKncLprwB+m0BZryBum0BZqxB+m0BZqxB+m0BZrVB+mrBdq1B+m0BZqxB+m0"
     "BZqxB+m0BZqxB+m0BZqxB+m0BdrQB+m0BZqxB+m0BZqxB+m0BZqxB+myBpqzBum0BdqcIamVBdqcIcHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGz"
     "BoKzBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBsKTBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBsKTBsHSBoKzBoGz"
     "BoKzBoGzBoKzBoGzBsLUBcGRB8LUBYGxB4K1BYGxB4K1BYGxB8LUBcGRB8LUBcGRB8LUBYGxB4K1BYGxB4K1BYGxB8LUBcGRB8LUBcGRB8LUBcGR"
     "B8LUBYGxB4K1BYGxB4K1BYGxB8LUBcGRB8LUBcGRB8LUBYGxB4K1BYGxB4K1BemwB9rWBA==", 13},
    {"AwC/0QKfmQJG/q+rqxLC6MQB6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMG"
     "qdIGmrMG6bIGmrMG6bIGmrMG6bIG2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQF"
     "qZEH2tQFqZEH2tQF6bAHmrUF6ZYU2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tYE", 13},
    {"A++CAd+oAb9wJ97GjIBP9Zn1wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQD2quKAan1AproC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AOa7gip2APajQmplwTa5HuplQWa8AepH5rmDOm2BA==", 9},
    {"A7eIA9+JA7/RAjSutfTgWr3VivMI6fEGqvOTAem0BZqxB+m0BZqxB+m0BdrQB6mVBdrQB+m0BdqeIOmyBpqzBqmTBtrSBumyBtrSBumyBpqzBumy"
     "BsqcBKncLpryBumyBpryBum0BZqxB+m0BZqxB+m0BdrQB6mVBdrQB+m0BZqxB+m0BZqxB+m0BZqxB+m0BZqxB+m0BdrQB+m0BZqxB+m0BZqXFOmy"
     "BpqzBg==", 11},
    {"AwC/0QKfmQJF/tvXwR+C3rwC6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMGqdIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMGqdIG2pMG"
     "qdIGmrMG6bIGmrMG6bIGmrMG6bIG2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQF"
     "qZEH2tQFqZEH2tQF6bAHmrUF6ZYU2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUFqbYU", 13},
    {"A4/NAf/gAd+oAR6eiYmAT/Xj9MIMoawG2sAG6akGmoTWAYHkBMKGCKmgBJrKCOmkBJrKCOmUA9qrigGp9QKa6AupiQLazgjplAPazgjpmwTazgip"
     "oATa9+IBqdYEmvAH6fcD2vIIqdgD2tWFAg==", 9},
    {"BImJAp+ZAv/gAd+oAYEBrZfu53Dc4JOLBq7X/4cC3O/xYK7gwNcH3deYRqKWB+H3CaKWB+H3CaKWB+H3CaKWB+H9CaKWB+HvpgGi7gLj10PijQKh"
     "igqCsgKDqO8C4vEGo5QL4vMFo5gJ4psHo+wJ4psHo5YK4vEGo8IJ4sUHo5YK4vEGo5YK4psHo+wJ4psHo+wJ4psHo5YK4vEGo5YK4vEGo5YK4psH"
     "o+wJ4psHo+wJ4psHo+wJ4psHo5YK4vEGo5YK4vEGo5YK4sMIo8QI4psHo+wJ4psHo5YK4vEGo+4I4pkIo5YK4psHo+wJ4psHo+wJ4psHo+wJ4psH"
     "o5YK4vEGo5YK4u8Ho5gJ4psHo5gJ4u0Io+4I4psHo5YK4vEGo5YK4vEGo5YK4vEGo5YK4psHo+wJ4psHo+wJ4psHo5YK4vEGo5YK4u8Ho5gJ4psH"
     "o+wJ4pkIo+4I4usJo/YE4ucLo/QF4pMLo54G4ukKo54G4u8co6IE4uUMo6IE4uUMo6IE4pMLo5wH4usJo5wH4usJo5wH4usJo8YH4sEJ", 22},
    {"BY+GAr+GAp+ZAv/gAY/9ARHc9saLvAH36sXrMui86bwnmosH7PI47vQGmLUOrowFmNIQ7uYEmMMQ7vUEmLQQrv0E16wQ6sqsBMOGAg==", 8},
    {"A+euAd+oAb9wW46/ioBPjZb0wgyhrAbawAbpqQaahNYBgeQEwoYIqaAEmsoI6aQEmsoI6ZQDmtiIAenIBJroC6mJAtrOCOmUA9rOCOmbBNrOCKmg"
     "BNr34gGp1gSa8Afp9wPa8gip2AOa7gip2APajQmplwSa7giplwTazgjp9wPajQnpuAPajQnptgSarwjptgSarwiplwSarwip1gSalAjpkAWa8Aep"
     "1gSa8AeplQWa8Aep1gSarwjptgTajQmp2APazgiplwTalgnp7gOarwjptgTajQnp9wPajwjptgTazgiplwTazgjptgSarwjptgSarwip1gSarwip"
     "lwTazgiplwTazgjptgSarwjptgSarwjptgSarwjptgTajQmp2AM=", 9},
    {"BK9Sv3CfOABa/fzsv2TGoqTzO4GaCMPDCOLDCIPECILECIPECILECIPECILuCIPECILECIPECILECIPECILECIPECILECIPECILECIPECILuCIPE"
     "CILECIPECILECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPy"
     "BoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOc"
     "B4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoGIEQ==", 18},
    {"Bc7KBrH7A//BA9+JA5/6A1Go15Cm8AH24b4FzozM4DCa702rv/gD2tQKq9UK2tQKq9UKmokLq9UK2tQKq9UK2tQKq40E2pwR6/wGmq0Oq9UKmokL"
     "66AKmokLq9UK2tQKq9UK2tQKq9UK2tQKq9UK2tQKq9UKmokL66AKnIkL0tUK3NQKqtUK3NQKqtUK3NQK6rcJnPIL6rcJ3KYMqoMJ3KYMqoMJ3KYM"
     "6rcJnPIL6rcJnPIL6rcJ3KYMqoMJ3KYMqoMJ3KYM6rcJnPIL6rcJnPIL6rcJnPIL6rcJ3KYMqoMJ3KYMqoMJ3KYM6rcJnPIL6rcJnPIL6rcJ3KYM"
     "qoMJ3KYMqoMJ3KYM6uUH", 7},
    {"BdfFAbeNAe/EAc+MAa9UuQGMrrH+e9i+CemfDNi9C/GXC5jmBam8D9jUCqnVCtjUCumJC5igCumJC5igCumJC5igCumJC5igCumJC9jUCqnVCtjU"
     "CumJC5igCumJC5igCumJC5igCumJC5igCumJC9jUCumJC5igCumJC5igCtL0COD4nA+aoArTvguazgjr2wyazgjr2wyazgirkA3amQirkA2azgjr"
     "2wyazgjr2wyqxUirkA2azgjr2wyazgjr2wyazgjr2wyazgirkA2azgjr8gvaggmrpwzaggmrpwzaggmrpwzaggmrpwzaggnr2wzaggmrpwzaggmr"
     "pwzaggmrpwzaggmrpwyaiQur1Qra1Aqr1Qra1Aqr1Qra1Aqr1Qra1Aqr1QqaiQvroAqaiQur1Qra1Aqr1Qra1Aqr1Qra1Aqr1Qra1Aqr1QqaiQur"
     "1Qra1Aqr1Qra1Aqr1Qra1Aqr1Qra1Aqr1QqaiQvroAqaiQur1Qra1Aqr1Qra1Aqr1Qra1Aqr1Qra1Aqr1QqaiQvroAqaiQur1Qra1Aqr1Qra1Aqr"
     "1Qra1ArAiahCmvIL7LcJsqYM04MJ2qYMq4MJ2qYM67cJmvIL67cJmvIL67cJ2qYMq4MJ2qYMq4MJ2qYM67cJmvIL67cJmvIL67cJmvIL67cJ2qYM"
     "q4MJ2qYMq4MJ2qYM67cJmvIL67cJmvIL67cJ2qYMq4MJ2qYMq4MJ2qYM6+UH2vgNq7EH2vgNq7EH2vgN6+UH2vgNq7EHz/iIYg==", 23},
    {"A6+UA9+JA7/RAhbe7fPgWtWxivMI6fEGmoWrAqncLpqxB+nzBZryBum0BZqxB+m0BZqxB+m0BZq6YemyBpqZE+myBpqzBum0BdrQB6mVBdqLiAE=", 11},
    {"A4fHAr/RAp+ZAgfO8bHjRK3T3c4uqZUF2tAHqZUF2pTiAemdAw==", 11},
    {"A/eBAv/gAd+oASKuwOmvS92i+NU06bIGmrMG6bIG2tIG6bAHmrUF6bAHmrUF6bAH2tQFqZEH2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH"
     "2tQFqZEH2tQFqZEH2tQF6bAHmrUF6bAHmrUF6bAH2tYE", 17},
    {"A9fNA//BA9+JA4AB7tn5qHm90I6XGOnxBpqFqwKp3C6asQfptAWasQfptAWasQfptAWasQfptAXa0AeplQXa0AfptAWasQfptAWasQfptAWasQfp"
     "tAWasQfptAXa0AfptAWasQfptAWasQfptAWasQfptAWasQfptAXa0AeplQXa0Afpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbp"
     "sgaaswbpsgaaswbpsgaaswap0gaaswbpsgaaswbpsgaaswbpsgaaswbpsgaaswap0gbakwap0gaaswbpsgaaswbpsgaaswbpsgaaswbpsgaaswap"
     "0gbakwap0gaaswbpsgaaswbpsgaaswbpsgba1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWp"
     "kQfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1AWpkQfa1AWpkQfa1AXpsAeatQXpsAeatQXpsAfa1gQ=", 16},
    {"BLf6A5/6A//BA9+JA1u9rN28ggGmkcjMEOGXCaLsCaG/B+Kw/QLhpT7jgc8Cge4IgsoFo77yAeLDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPE"
     "COLDCKPECOLDCKPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LBCaPG"
     "B+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaOeBuKTC6P0BeKTC6P0BeKTC6OeBuKTC6P0BeKTC6P0BeKTC6P0"
     "BeKTC6P0BeKTC6P0BeKTC6OeBuKTC6P0BeKTC6P0BeKTC6P0BeKTC6P0BQ==", 14},
    {"BIK6Bv2LBJ/6A//BA1HtxcCewAH2nofxHo+PvoAn4qU+o8yTA+LDCKPECOLDCKPECOLtCKPECOLDCKPECOLDCKOkA+LjDaPKBeK9C6PECOLtCKOa"
     "COLtCKPECOLDCKPECOLDCKPECOLDCKPECOLDCKPECOLtCKOaCOLtCKPECOLDCKPECOLDCKPECOLDCKPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPG"
     "B+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LBCaPGB+LrCaOcB+LrCaOcB+LrCaPGB+LBCaPGB+LBCaPGB+LrCaOc"
     "B+LrCaOcB+LrCaOeBg==", 7},
    {"AwCAwgPg6gQR/tO5tAHy6IsEuewEypUVqY4E6vM72eARyrEH4dMFiokHub0F7cb0M/yU4ieNg5sy/JTiJ42DmzKcmYcn", 24},
    {"AwDgiQOgmQIH/v+zpRKYk2TpzTbK3YoEmYgF6vkU2Y4E", 25},
    {"A/CnBOCnBMCyBAKej8/7frX+rsoK", 26},
    {"AwDAsgTg6gRW/u+L/mLCl9kBwZMGkPQZ8Zb0AoLP+gGBswaCsQfB1gTCjwjB1gTCjwiB9gTCjwjBlwTCzgiBtwSCrwiBtwSCrwiBtwSCrwjB1gSC"
     "rwiBtwSCrwiBtwSCrwiBtwSCrwiBtwSCrwiBtwSCrwiBtQXC0AfBlQXC0AeBtwSCrwiBtwSCrwiBtwTCjwjBlQWC8AfBlQWC8AeB9gSC8AeB9gSC"
     "8AeBtQXC0gbBkwbC0gbBkwbC0gbBkwbC0gbBkwbC0gaBswbC0gbBkwbC0gbBkwbC0gbBkwbC0gbBkwaCtQWBsQeC8gbBkwbC0gbBkwbC0gbBkwbC"
     "0gbBkwbC0gaBswaCswbBkwaC8gY=", 27},
    {"AwDA0QKgmQIC/sP2sxai98oF", 28},
    {"BbCPBfCGBZC/BYCjBaDbBV/chbjt7QGH/ZevRZn8BquQDe2CCZenDO2CCZenDO2CCZenDK23CdfyC623CdfyC63yC5eDCe2mDJeDCe2mDJeDCe2m"
     "DJeDCe2mDJeDCa3bDNfOCK3bDJeDCbDV2QWDyAbErQ7D5QeE+Q2DsQeE+Q2DsQeE+Q2DsQeE+Q2DsQeE+Q2DsQeE+Q3D5QeE+Q2DsQeE+Q2DsQeE"
     "+Q2DsQeE+Q2DsQeE+Q2DsQeE+Q3D5QeE+Q2DsQfE2wzDtwnE8gvDtwnE8gvDtwnE8guD7AmEvguD7AmEvguD7AmEvguD7AnE8gvDtwnE8gvDtwnE"
     "8guD7AmEvguD7AmEvguD7AnE8gvDtwnE8gvDtwnE8guD7AmEvguD7AmEvguD7AmEvguD7AmEvgs=", 29},
    {"BADfqAH/4AG/cFH939SzCeLiAqHYCuK1BqHYCuL1B6HECOLtCKHECOLDCKHECOPRSeHLBKL8iAGhzAfimweh7Animwehlgri8Qahlgri8Qahlgri"
     "wwihxAjimweh7Animwehlgri8Qah7gjimQihlgrimweh7Animweh7Animweh7Animwehlgri8Qahlgri7wehmAnimwehmAni7Qih7gjimwehlgri"
     "8Qahlgri8Qahlgri8Qahlgrimweh7Animweh7Animwehlgri8Qahlgri7wehmAnimweh7AnimQih7gji6wmh9gTi5wuh9AXikwuhngbi6Qqhngbi"
     "7xyhogQ=", 9},
    {"AgDfqAEBgbR2", 9},
    {"ApivAeCoAQHflJm5FQ==", 1},
    {"AgDAcAGhntsE", 30},
    {"AwDgiQOgmQIE/pvm/hDY9M8D6c0JyoL2Ag==", 28},
    {"BJAyoDjAcOCoATz9wOeukAHG1rbaFaGWB8KeCYGcB4LsCYGcB4Lo8AKBpiyC8gaB7giCxAiBxAiCxAjjtwKC4gWhygKC8gaBoAiivgjj0QHipQKh"
     "zASCmAmB8AeC7giBmgiCsIoEgZoIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQI"
     "gcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgu4I", 5},
    {"BMigAqCZAsDRAuCJAzO9hKHzVaa1zuIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CsH9ygI=", 28},
    {"A+CGAcBw4KgBVr7cx4I35aTf9h2pjgSaugepsAWaugepsAXavgfpuwbargapsAXatQepsAXav1OptwbawAbpsgaaswbpsgaaswap0gbavgeppwXa"
     "kQep1AWa6Qap3QWa8gapkwaaswbpsgaaswbp8wXakQfB1AXCkQeB9AWC8gaB9AWC8gaB9AWChwrB/gKCzgbBtwbCrgbBtwaCswaBswaCswaBsQeC"
     "tQXBkQeC9AWBswaCswaBsQeCtQWBsQeCtQXB0AfClQXB0AfClQXB0AeCtQWBsQeCtQXpkhaauQPB0AfClQXB0AeCtQWBsQeCtQWBsQeCtQWBsQeC"
     "tQWBsQeCtQXB0AfClQXB0AfClwQ=", 1},
    {"BciZBYCjBaDbBcCTBuDqBD3M36awa++uoZsHm96+CJrcCumxFarVCpncCurcCtHVCoLVCoHVCoLVCoHVCoLVCoHVCoLVCoHVCoLVCoHVCoLVCsGJ"
     "C6yqFYHIBtqMBIHVCoLVCoHVCoLVCoHVCoLVCoHVCsKJC4GnDIKDCYGnDIKDCYGnDIKDCcHbDMLOCMHbDMLOCMHbDIKDCYGnDIKDCYGnDIKDCcHb"
     "DMLOCMHbDMLOCMHbDMLOCMHbDIKDCYGnDIKDCYGnDOzeFcHOCA==", 31},
    {"BMC8AYDhAaCZAsDRAi/945rzVYaGzeIF4/vtBuKNEaPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILuCKGIEYKg"
     "BeOjA4LECIPECILECIPECIHECKLECIHECILuCIHsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcBw==", 28},
    {"BLDWAYDhAaCZAsDRAjD9spzzVcbtzeIF47HlBuLXGaPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILuCKGIEYKg"
     "BeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCg==", 28},
    {"BPjaAYDhAaCZAsDRAhi915zzVeb/zeIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBQ==", 28},
    {"BeDCAeCoAaCZAsDRAoDhAS68+4Gwa4fgopsHs7rJCJqxFavVCprcCuvcCtLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCsKJC6yq"
     "FYLIBtuMBILVCoPVCoLVCoPVCoLVCoPVCoLVCsOJC4KnDIODCYKnDIODCYKnDOzeFcLOCMTbDMLOCMTbDIKDCYSnDIKDCYSnDIKDCQ==", 28},
    {"BMimAcCmAeCoAYDhATa9xNO8lgGmsLGqGoe3hcA84pUHo74I4s8Io8oI4skIo8QIor4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgu4Iw8oI"
     "gsoIg8oIgsoIg8QIgsoIg8QIgsoIg8QIgsoIg8oIgsoIg8QIgsoIg8QIgsoIg8QIgsoIg8oIgsoIg8QIgsoIg8QIgsoIg8QIgsoIg8oIgsoIg8QI"
     "gsoIg8QIgsoIg8QIgsoI", 1},
    {"A6DBAYDhAeCoAQK+w4LFRuWCv/wk", 1},
    {"BPi6AeCoAYDhAaCZAkC915rzVebwjvAe462cA+LJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYLECMPKRILsCeObB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoPyBoKWCoOcB4Ls"
     "CYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4LsCQ==", 32},
    {"Avj4AuCJAwHfg7PlLg==", 25},
    {"BIi6AsDRAuCJA4DCA0K9wKCVXqayzPMJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECKL5AoHLBYLuCIHsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKc"
     "B4GWCoLyBoGWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBuGtPaKkGA==", 25},
    {"A5CFAcBw4KgBQN6+u/t+9Y3fsByptQea0AWptwaajwbp8Qaa8gaplQXa4K8DqbAFmroHqbAFmroHqbAF2r4HqbAFmroHqbAF2tqJAanGA5q6B6mw"
     "BZq6B6mwBZq6B6mwBdq+B6mwBZq6B6mwBdq1B6mwBZrcR+nzBdr2BunzBdr2BunzBdr2BunzBdqGCKnoBJqfB6nLBdr2BunzBdr2BunzBZr7Bum9"
     "BdqTBumyBpqzBumyBpqzBumyBtrSBumyBpqzBumyBpqzBumyBpqzBg==", 33},
    {"BOCXAqCZAsDRAuCJAzL9vaDzVYaSzuIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CIHaD+LFCuHvB6KYCeHvB6KYCeHvB6KYCeHvB6KYCeGZCPLECOHrCaKcB+HrCaKcB+GVCqLyBuGVCqLyBuGVCqKcB+HrCaKcB+HrCaKcB+GVCqLy"
     "Bg==", 34},
    {"BeCdA/ClA4DCA+DUA6D6AxK8+d2JZ7eTkoUI7+I5p4y+JejXpnGnjL4l6PnxcKeMviXo+fFwp4y+Jej58XCnjL4l6NemcaeMviXo+fFwp4y+Jend"
     "rxras0w=", 24},
    {"BbDLAqDLAoytArC1AtDtAgfcudjLjwLX/KieEuze6Kgq1bSogyrbng3ssQbb5UI=", 35},
    {"BMCpA4DCA6D6A8CyBEH9y4GSXoa2+fEJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuGtPcKkGA==", 36},
    {"BOiQA+CJA4DCA6D6AzK9toSWeabk/Y1E4+dZ4skIo8oI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4u0Io8QI4sMIo8QI4sMI"
     "o8QI4sMIo8QI4sMIo8QI4sMIo+4I4sMIo8QI4sMIo8QI4sMI46As4psHo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4u0Io66RAaLDCOPECKLD"
     "CA==", 24},
    {"A67HA4DCA6D6Ax2StNOrYY/4oPIMqYEG2rKJAunaBNqwBemTCJqVA+mGLtr7CKnxBJryBumDB5qzBqmwBZq6B6l5yqHaA6nWBJqxB+m0BdrQB6mV"
     "BdrQB+m0BZqxB+m0BZqxB+m0BQ==", 24},
    {"BbirAsirArC1AsDRAtDtAgiskvDN0wG3z53IHoDt7qoqsIAO/u1C3IW7CO+CCZbPygE=", 35},
    {"BojTAqDLAtDtArC1AsDRAuCJAwfbvI3b4QH4/u//SOn522+y1QfUk+kB7bLKC4TbDQ==", 34},
    {"A5CIAcBw4KgBeN7s/8RGtbDcGunzBZryBunzBZryBunzBZryBqmTBpqS7wOpuQWaugfpqwWawwepsAWaugfpqwWanwfpzwWaugepsAXavgepsAWa"
     "ugepsAWaugepsAWaugepsAXavgepsAWaugepsAWaugepsAWaugepsAXavgepsAWaugepqQSawQipqQTajDupkwba2wapkwba1xGpoQjagwXpyQia"
     "5ATpigjapwXpuwaaswbpsgaqtwaptwaa1wbplwaamAaptwaazgaptwaaswaptwbatwaptwbargbpuwaaqgapwAaaswaptwbatwaptwaaswaptwaa"
     "swaptwaaswaptwbatwaptwaaswaptwaaswbpjgba0gap0AeatQWptQeakQWp0AeatQXpsAeatQXpsAeatQXpsAeatQXpsAeatQWp0AfalQWp0Afa"
     "lQWp0AeatQXpsAeatQXpsAeatQXpsAeatQWp0AfalQWp0AfalQU=", 1},
    {"A/jWA4DCA6D6AwT+r9rpUeqIgwPBiLcD2v+4Ag==", 36},
    {"ArDPAYDhAQG/5ayDLw==", 32},
    {"BICCAqCZAsDRAuCJAxf9j5/zVYa7zeIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGQEA==", 28},
    {"A6h/wHDgqAEx7quq80O91J3WJemyBprMB6meBZqPBqmTBtrSBqm3BtquBumyBtrSBqmTBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBpqzBumyBpqz"
     "BumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBumyBtrSBumyBpqzBumyBpqzBsmxBw==", 37},
    {"A6CBAcBw4KgBswK+/4HZYeWzrP0bgaUEwtMBgY0ZwqcFgcMHgqwFgcMHgusFwf8GgusFwf8Gko2HAemHBZq6B6mwBbK6B5msBerCB5msBaq+B5ms"
     "Baq+B5msBaq+B5msBerCB5msBaq+B5msBaq+B9mwBeq5B5GdAdqCW+m4A9rSBqnWBNqfP4G9AYLhLoH4A8KPCOn1BNqNCen3A5reB6mnBZqxB6mV"
     "BZqvCOm2BNqRB+m0BZqxB6nUBZqxB6nUBZqoB+m9BZqoB6meBdrHB+m9BdrHB4H0BYLyBoH0BYLyBoH0BYKxB+myBtrSBumyBpqzBumyBpqzBumy"
     "BpqzBumyBpqzBoH0BYLyBpmGBqqlBumOBtrbBtnmBar2Bum0BZqxB8HUBe3atjK8tu0hzc3NObzokh6awQjBkwbC0gbpsgaaswbpsAfauQXBrAfa"
     "uQWp0AfalQWp0AfalQWp0AfCsAWptQeatQWBsQeCtQWBzAfCngWZzAeaswbpsgbakwap0gaa9AXp8QaatQXpsAeatQWp0AfalQWp0AfalQWp0Aea"
     "tQXpsAeatQXpsAeatQWp0AfalQWp0AfalQWp0AfalQWp0AeatQWpkQfa1AXp8Qaa9AXpsgaaswapkwba0gap1AXa3AGpH5q1BamVBZq9AalemrUF"
     "6fUEmr0B6X2atQXptgTa3AGpnQGatQWplwSavQHp+wHalQXp9wOavQGpmwLalQXpuAPa3AHpugKatQXp+QKavQHp+QKatQXpugLa3AGpmQOatQWp"
     "mwKavQHp9wPalQXp+wGavQGplwTalQXpvAHa3AHptgSatQXpfZq9Aen1BJq1Bek+2twBqZUFmrUFqR/a3AHptAWa8gapkwaaswbpsgaa9AXp8Qba"
     "1AWpkQeatQXpsAeatQWp0AfalQWp0AfalQWp0AfalQWp0AeatQXpsAeatQXpsAeatQWp0AfalQWp0AfalQXpsAfa1AXp8Qaa9AWp0gbakwapkwba"
     "0gbp8wWavQGpH9qVBanUBZq9Aek+2pUFqZUF2twBqV6atQWp1gSavQGpnQGatQWplwTa3AHpvAGatQXp9wPa3AHp+wHalQWp2AOavQHpugLalQWp"
     "mQPa3AGp2gKatQWp2gKavQGpmQOatQXpugKavQHpuAOatQXp+wHa3AGp2AOatQWp3AGavQHptgTalQWpnQHa3AGp1gTalQXpfdrcAen1BJq1Bek+"
     "mr0B6bQF", 38},
    {"A86DAcBw4KgBtQLSjYLZYe+6rP0bgaUEwtMBgY0ZwqcFgcMHgqwFgcMHgusFwf8GgusFwf8Gko2HAemHBZq6B6mwBbK6B5msBerCB5msBaq+B5ms"
     "Baq+B5msBaq+B5msBerCB5msBaq+B5msBaq+B9mwBeq5B5GdAdqCW+m4A9rSBqnWBNqfP4G9AYLhLoH4A8KPCOn1BNqNCen3A5reB6mnBZqxB6mV"
     "BZqvCOm2BNqRB+m0BZqxB6nUBZqxB6nUBZqoB+m9BZqoB6meBdrHB+m9BdrHB4H0BYLyBoH0BYLyBoH0BYKxB+myBtrSBumyBpqzBumyBpqzBumy"
     "BpqzBumyBpqzBoH0BYLyBpmGBqqlBumOBtrbBtnmBar2BqnCBdqjB8HUBcKRB+nsBM3NzTm86JIe2oIBqYsBmrMGwZMGwtIG6bIGmrMG6bAH2rkF"
     "wawH2rkFqdAH2pUFqdAH2pUFqdAHwrAFqbUHmrUFgbEHgrUFgcwHwp4FmcwHmrMG6bIG2pMGqdIGmvQF6fEGmrUF6bAHmrUFqdAH2pUFqdAH2pUF"
     "qdAHmrUF6bAHmrUF6bAHmrUFqdAH2pUFqdAH2pUFqdAH2pUFqdAHmrUFqZEH2tQF6fEGmvQF6bIGmrMGqZMG2tIGqdQF2twBqR+atQWplQWavQGp"
     "Xpq1Ben1BJq9Ael9mrUF6bYE2twBqZ0BmrUFqZcEmr0B6fsB2pUF6fcDmr0BqZsC2pUF6bgD2twB6boCmrUF6fkCmr0B6fkCmrUF6boC2twBqZkD"
     "mrUFqZsCmr0B6fcD2pUF6fsBmr0BqZcE2pUF6bwB2twB6bYEmrUF6X2avQHp9QSatQXpPtrcAamVBZq1Bakf2twB6bQFmvIGqZMGmrMG6bIGmvQF"
     "6fEG2tQFqZEHmrUF6bAHmrUFqdAH2pUFqdAH2pUFqdAH2pUFqdAHmrUF6bAHmrUF6bAHmrUFqdAH2pUFqdAH2pUF6bAH2tQF6fEGmvQFqdIG2pMG"
     "qZMG2tIG6fMFmr0BqR/alQWp1AWavQHpPtqVBamVBdrcAalemrUFqdYEmr0BqZ0BmrUFqZcE2twB6bwBmrUF6fcD2twB6fsB2pUFqdgDmr0B6boC"
     "2pUFqZkD2twBqdoCmrUFqdoCmr0BqZkDmrUF6boCmr0B6bgDmrUF6fsB2twBqdgDmrUFqdwBmr0B6bYE2pUFqZ0B2twBqdYE2pUF6X3a3AHp9QSa"
     "tQXpPpq9Aem0BQ==", 38},
    {"BOyPA+CJA4DCA6D6AwjdnrWubra31+Qd49clgYIIwoAbgZ6NAeKNTYG8iAI=", 25},
    {"BJSsA4DCA6D6A5DeA0X9jafLesKG8wSDiAWS/QOx4ELimwfxwAqCngaB6gqCnAeBxAiCnAeB7AmCnAeB7AmCnAeB7AmCxgeB7AmCnAfh6wmiyAbh"
     "vwqiyAbh6Qqingbh6QqiyAbhvwqiyAbhvwqiyAbhvwqiyAbh6Qqingbh6Qqingbh6QqiyAbhvwqiyAbhvwqi8AfhwwiixAjhwwiixAjh7QiixAjh"
     "wwiixAjhwwiixAjhwwiixAjhwwiixAjh7QiixAjhwwiipAPh4w2ixAjhwwiixAjhwwii/CvhxQc=", 24},
    {"BNjXAsDRAuCJA4DCAzK97YCWeebg/Y1E4+dZ4skIo8oI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4u0Io8QI4sMIo8QI4sMI"
     "o8QI4sMIo8QI4sMIo8QI4sMIo+4I4sMIo8QI4sMIo8QI4sMI46As4psHo8QI4sMIo8QI4sMIo8QI4sMIo8QI4sMIo8QI4u0Io66RAaLDCOPECKLD"
     "CA==", 25},
    {"BIKHA+CJA4DCA6D6A0CNiPz2XY61uOQJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuKtPQ==", 24},
    {"BdBs0G3AcOCoAYDhAXGcnuHN0wGH/86SJNijhcgGmvsIq9NKmq4Mq7AJmtwKq5kK2r0L65QimqEIq7YMmvsI69K7AprXBaukA9qcEaugC9qsS6vq"
     "DdqSB+vjC9rrCau+C9rrCeuJC5qgCqu+C5qgCqu+C9rrCavB5gHa0xurzQuakgiTybkBgoMJ684ImtsM65IImpcNq5oI2o8Nq4MJ2r0Lq+wJ3IJy"
     "m9gDqpoXg/sJwrcJw9wKgtUKg9UKgtUKg9UKgtUKg9UKgtUKg9UKwokLg9UKgtUKg9UKgtUKg9UKgtUKw6AKwokLg9UKgtUKw4kLgqcMg4MJgqcM"
     "g4MJgqcMg4MJwtsMw84IwtsMw84IwtsMg4MJgqcMg4MJgqcMg4MJwtsMw84IwtsMw84IwtsMk88IwtsMg4MJgqcMg4MJgqcMg4MJwtsMg9YIgtQM"
     "w84IwtsMg4MJgqcMw4oJwp8Mg4MJgpANg5oI", 1},
    {"BsCQA8CcA/ClA6D6A4DCA+CJAwf75c3lgQGC8+IB6fuenw26/1nM70LqqTOdid8C", 25},
    {"A9CPBKD6A7CWBAPe2bu3NJWkr6wItZ74AQ==", 36},
    {"BYyEAfCDAcBw4KgBgOEBZPSI483TAZOz/NUsuL39rBqCkwfD4AKC6ynD7AiCxQyD9AiCxQyD3QnC1AuD3QnC1AvEqyHD9QXCyQPDzQqC5AqD3QmC"
     "9AiDzQuCkA3DtwmC1QrDoAqCgwnD/w/CqgXD/w/CqgWDyw/C/AaDpwzCzgizpecC2t4F64kLmuUH67RpgrsCg/dNgsgGw8QN2pkI65YP2scGq/IM"
     "muwIq6cMms4Iq/kN2rAH6/IL2oIJq6cMmrcJq6cMmrcJq5gM2pEJq5gMmt0I68wM2pEJq68LmusKq/MKmq8K6/oK2voJ+5gM2oIJq5AN8p8K6+sK"
     "2usJq/MK2p8Lq4oKmokL6/oK2usJk5kLmpgL65EK2uMKq8YK2voJq68LmpgL65EK2uMKq8YK2voJ6+ML2uMKq8YKmq8K6/oK", 39},
    {"A8CDAoDhAZD9AQL+gMPtcMXXzeUm", 40},
    {"BPjSBODqBICjBaDbBT69p9rWWObAoJQH47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCaGyEYLyBg==", 31},
    {"Bbj7AbC1AtDtAqCZAsDRAgqshtGQlAGvuPj2KdnlQqvAf5iWuQjb1Ars/3ib+wjs1Qnb2ws=", 28},
    {"ArjIAsDRAgHf2ajAJw==", 34},
    {"A/i/ArC1ArjDAgLOu4jFRt3liMcu", 41},
    {"Bar8A4DCA6D6A8CyBODqBEKgu8jWddmBu64Mm96+CJrcCqvVCprcCqvVCprcCuvcCtLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCoPV"
     "CsKJC6mqFYLIBtuMBILVCoPVCoLVCoPVCoLVCoPVCoLVCsOJC4KnDIODCYKnDIODCYKnDIODCcLbDMPOCMLbDMPOCMLbDIODCYKnDIODCYKnDPP1"
     "A+yMBcPbDMTOCMPbDMTOCMPbDMTOCMPbDISDCYOnDISDCYOnDISDCcPbDMTOCIv6CbrfQg==", 36},
    {"BJzcAsDRAuCJA4DCA0DdwbyDXvay2uoJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuKtPQ==", 25},
    {"BrqFA+CJA8CcA/ClA6D6A4DCAwaz8a2dtgGk1rX1Jsmj3JwM6ueGU7vXW7WspAc=", 24},
    {"BOSpA4DCA6D6A8CyBEedjqnLepamw/ci44sG4rUJo9gH4pUHwaIigvgJgZYHgrYJgcYKgpwHgcQIgpYHgewJgpwHgewJgpwHgfIJgsAHgewJgpwH"
     "gewJgsgGgcAKgsgGgeoKgp4G8eoKosgG4b8KosgG4b8KosgG4b8KosgG4ekKop4G4ekKop4G4ekKosgG4b8KosgG4b8KovAHwcMIwsQIwcMIwsQI"
     "4e0IosQI4cMIosQI4cMIosQI4cMIosQI4cMIosQI4e0IosQI4cMIoqQD4eMNosQI4cMIosQI4cMIovwr4cUH", 24},
    {"BMC1BMCyBODqBICjBUH9q7LzVYakzuIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuGtPcLMGQ==", 42},
    {"A+C/A4DCA6D6AwO++re3NKXfnsUG6bwu", 24},
    {"BK+AB9DFA4DCA6D6Awz9/IiP6wHG4rO2M4OJ/ATixwOjklTi40OjlI8B4sMCo8iGA+KrCKPg2AHinQM=", 24},
    {"A5B9wHDgqAEx3p6q80P1zZ3WJemyBprMB6meBZqPBqmTBtrSBqm3BtquBumyBtrSBqmTBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBpqzBumyBpqz"
     "BumyBpqzBumyBpqzBumyBpqzBumyBpqzBqnSBpqzBumyBpqzBumyBpqzBumyBpqzBumyBpqzBumyBtrSBumyBpqzBumyBpqzBsmxBw==", 37},
    {"BIDHAsDRAuCJA4DCAz795/fzVYaG+OIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCaGyEYLyBg==", 25},
    {"BPi2AsDRAuCJA4DCA0K927mSXub/mPIJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECKLPAoH1BYLECIHECILECIHECILuCIHsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKc"
     "B4GWCoLyBoGWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBuGtPaLuHQ==", 25},
    {"BJSTAqCZAsDRAuCJA0Cd6a+mXtbnlfwJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuKtPQ==", 34},
    {"BcjAAeCoAaCZAsDRAoDhAS7M5YGwa4/VopsH892+CNqNIKvVCprcCuvcCtLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCqyqFYLVCsSJC4LVCoTV"
     "CoLIBoTiDoLVCoTVCoLVCoTVCoLVCoTVCsKJC4SnDIKDCYSnDIKDCYSnDIKDCcTbDMLOCMTbDMLOCMTbDIKDCYSnDIKDCYSnDIKDCQ==", 28},
    {"BYCaA/ClA6D6A4DCA+CJAwf8p9qxV9fk7u4KhY1O/9w37eIq18ekAvDQgQQ=", 25},
    {"A8jXA5DeA6D6AwSu2YKPV63A09ICtceyCoL5Ig==", 36},
    {"BMjuAYDhAaCZAsDRAjC99J3zVabOzuIF47HlBuLXGaPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILuCKGIEYKg"
     "BeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB6KT1QI=", 28},
    {"BMD1AYDhAaCZAsDRAi79q57zVYbqzuIF47HlBuLXGaPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILuCIOoFoLo"
     "C4PECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB6Kd/AE=", 28},
    {"A97oAtDtAqD6AwOysIrFRq/pjOAPxcwm", 43},
    {"BZCXBKD6A+DqBICjBcCyBECc27+plwG36PuDL/Px+QWa3Aqr1Qqa3Aqr1Qqa3Arr3ArS1QqD1QqC1QqD1QqC1QqD1QqC1QqD1QqC1QqD1QqC1QqD"
     "1QrCiQusqhWCyAbbjASC1QqD1QqC1QqD1QqC1QqD1QqC1QrDiQuCpwysqhWCgwmEpwyCgwnE2wzCzgjE2wzCzgjE2wyCgwmEpwyCgwmEpwyCgwnE"
     "2wzCzgjE2wzCzgjE2wzCzgjE2wyCgwmEpwyCgwmEpwyCgwnE2wzCzgic2UyqrR4=", 42},
    {"BJL7AYDhAaCZAsDRAhaN2Z7zVc6Az+IF47HlBuLXGaPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILuCIPECILE"
     "CA==", 28},
    {"BZDcA5DeA6D6A8CyBLCWBByc7YSZkQGHgra0BK+tiwbaiwar6wuatwmr6wvavgmr+Q3asAepkjaYgxiZuAes8Q6Z5Qfs2wzZmQiskA3ZmQiskA3Z"
     "mQiskA3ZmQiqjRO/gqcEgoMJg6cMgoMJ", 36},
    {"BLjABMCyBODqBICjBUC9g7PzVebPzuIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuKtPQ==", 42},
    {"A9DHA4DCA6D6Ayne/bKyaPWwmLkdgbBmgqYIqfEEmvIG6YMHmrMGqbAFmroHqbAFmroHqbAFmroHqbAFmqwFqc4I2qcF6cIH2qcF6cIH2qcFqbcG"
     "2rcGqbcGmrMGqbcGmrMGqbcGmrMGqbcGmsoI6aQE2sUI6aQE2r6gAam3BpqzBqm3BtqQMOmdAw==", 24},
    {"BO6DAqCZAsDRAuCJAxftnp/zVb7CzeIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEQ==", 28},
    {"BP6nAeCoAYDhAaCZAjDtv5nzVf6kjvAe462cA+LJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEcLDCOHDCKLECOHDCKLECOOHEeLDCKPuCOLzGqOcB+LrCaOcB+KVCqPyBuKVCqPyBuKVCqOcB+LrCaOcB+LrCaOcB+KhBIH1BYLyBg==", 32},
    {"BfDAAfDEAZD9AYDhAaCZAkbclMCfUefeio4xw70M2IoJw+UHgd8F1sULmd4GquQK2fIKqv/iAdmoCKrVCtnjCurNCtnjCurNCtnjCurNCtnjCurN"
     "CtnjCqrVCtnjCurNCtnjCurNCtnjCurNCtnjCqrVCtnjCurNCtnjCurNCtnjCurNCtnjCqrVCtnjCuqwNdnjCqrVCtnjCurNCtnjCurNCtnjCurN"
     "CtnjCqrVCtnjCurNCtnjCurNCtnjCurNCtnjCqrVCtnjCurNCtnjCurNCtnjCurNCtnjCqrVCtnjCurNCtnjCg==", 44},
    {"A5jQArC1AsDRAgKO/dvJH72ijacc", 34},
    {"A4aMBKD6A8CyBAm+lYHXc4LahgbB1gTCkQfB1AWCrwiBtwSCrwiBtwQ=", 36},
    {"BM6+AsDRAuCJA4DCA0LtpKyNXr6k0u8J47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4K6AaGyCIKcB4HsCYKc"
     "B4GWCoLyBoGWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBuGtPaKeGw==", 25},
    {"BoyZBIDCA6D6A4CjBeDqBMCyBEGL7YybjQHQrvvqDtOKmAr07Qyz5gzU7gyz5gzU7gyz7wzk5gyD5gyE5gyD5gyE5gyD5gyE5gyD5gyE5gyD5gyE"
     "5gyD5gyEpQ21zBmE8AfT9QSE5gyD5gyE5gyD5gyE5gyD5gyE5gyDpQ2E4g6D6gqE4g6D6gqE4g6D6gqEoQ+DqwqEoQ+DqwqEoQ+D6gqE4g6D6gqE"
     "4g6D6gqEoQ+DqwqEoQ+DqwqEoQ+DqwqEoQ+D6gqE4g6D6gqE4g6D6gqEoQ+Dqwr0+AuVjFA=", 26},
    {"BMbuA6D6A8CyBODqBECtlK7TWJ75zZIH47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuKtPQ==", 26},
    {"BMTmA4DCA6D6A8CyBECdtIWSXpaq+/EJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYKgBeOjA4LECIPECILECIPECILECIPECILECIPuCILsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KW"
     "CoPyBoKWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBuKtPQ==", 36},
    {"BbLjAYLTAYDhAaCZAsDRAkHwkc3kffewksgDkuGz7Qyc3r4Im9wKrNUKm9wKrNUKm9wK7NwK09UKhNUKg9UKhNUKg9UKhNUKg9UKhNUKg9UKhNUK"
     "g9UKhNUKw4kLqqoVg8gG3IwEg9UKhNUKg9UKhNUKg9UKhNUKg9UKxIkLg6cMhIMJg6cMhIMJg6cMhIMJw9sMxM4Iw9sMxM4Iw9sMhIMJg6cMhIMJ"
     "g6cMhIMJw9sMxM4Iw9sMxM4Iw9sMxM4Iw9sMhIMJg6cMhIMJg6cMhIMJw9sMxM4Im9lM", 28},
    {"BPCmAeCoAYDhAaCZAjz9tpnzVcagjvAe462cA+LJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECIPECILECIPECILu"
     "CKGIEYLECIHECILECIHECILECIHECILECOO5IoLsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoPyBoKW"
     "CoPyBoKWCoOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCg==", 32},
    {"Bp9gr2u/cJ84AKA4hAH71JXS8gHI6cq/J9PNcrLICYO4CNKDELPRCdKDELPRCdKDELPaCdKDELPRCdKDEIOrQIKDDIOwJ4LoC4OlDYKnDIPkDYKn"
     "DIPkDYLoC4OwJ4LoC4PmDILmDIPxJoLmDIOnDIKlDYPkDYLoC4PmDILmDIOnDIKlDYPkDYKhD4PyBoLyD4PUDILvDIOgC9T5AoPwB7L2BIPsCdS6"
     "AoOtCbK3BIOtCdT5AoPuCLK3BIOtCdT5AoPuCLK3BIOpC4LmDJPnDILmDIPmDILmDIPmDILmDIPmDILmDIPmDIKlDYPmDILmDIPmDILmDIPmDILm"
     "DIPmDILmDIPmDIKlDYPmDILmDIPmDILmDIPmDILmDIPmDILmDIPmDILmDIPmDIKlDYPmDILmDIPmDILmDIPmDILmDIPmDPS8mgOD5gyE5gyD5gyE"
     "5gyDpQ2E5gyD5gyE5gyD5gyE5gyD5gyE5gyD5gyE5gyD5gyE5gyDpQ2E5gyD5gyE5gyD5gy0swbVsgaE2QWDjQeE5gyD5gyE5gyD5gyEpQ0=", 45},
    {"BIvzAeu6Af/gAd+oAV6dt9SZY+CrCKGSCeChB+KuwQHXj/GnC+KPDaOcB+K/CqOeBuKTC6P0BeKTC6OgGuLJBaPoC+L1BKOSDOL1BKO8DOLLBKO8"
     "DOLLBKO8DOL1BKPUP+KbB6PKqwLiwwijxAjiwwijxAji7Qijmgji7QijxAjiwwijxAjiwwijxAjiwwijxAjiwwijxAji7Qijmgji7QijxAjiwwij"
     "xAjiwwijxAjiwwijxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfiwQmj"
     "xgfi6wmjnAfi6wmjnAfi6wmjxgfiwQmjxgfiwQmjxgfi6wmjnAfi6wmjnAfi6wmjngY=", 17},
    {"BN85nzgAoDgj/eHo/VmGo7OPF8PrvQSimgiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC7giDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC"
     "7giDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiD7gg=", 46},
    {"A5dYv3CfOAT+gMDpUcLkiQPpiSjK04ID", 47},
    {"A68ZAKA4IN6X8bZX1daW0jOBswaCswaBswaCswaBswaCswbB0gaCswaBswaCswaBswaCswaBswaCswaBswaCswaBswaCswbB0gaCswaBswaCswaB"
     "swaCswaBswaCswaBswaCswaBswbC0gY=", 46},
    {"BK8/nzgAoDiBAf3t2Ixt4rNMobAGgtAF4dcKorYG4dcKorYG4dcKorwG4dcKorYG4dcKgvIqgYIIgqAagfAHgu4IgZoIgpgJgZoIgpgJgfAHgqAa"
     "gfAHgsQIgcQIgvYZgcQIgpoIge4IgpgJgfAHgsQIgcQIgpoIge4IgpgJgZYKgswEgcwKgrgIgcoIgsAH4/sBgqAFoaQDgsgG49EBgp4GofoCgp4G"
     "4/sBgvQFofoCgp4G4/sBgvQFofoCgsYHgcQI4sQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQI"
     "ge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIo/2RAoKaCIPECILECIPECILuCIPECILE"
     "CIPECKLECIPECILECIPECILECIPECILECIPECILuCIPECILECIPECILECIPECILECIPECILECIPECILECIPuCA==", 46},
    {"Av+IAb9wAf+joJ5L", 21},
    {"BPfYAf/gAd+oAb9wRL2Y6N1sprjfghjhmQii7gjhmQiimAnhmQii7gjhmQii7gjhmQii7gjhvwSivLIF4/EG4pUKo8gG4r8Kod4QovIG4ZUKovIG"
     "4ZUKovIG4ZUKovIG4b8KosgG4b8KovIG4ZUKovIG4ZUKovIG4ZUKovIG4ZUKovIG4b8KovIG4ZUKovIG4ZUKovIG4ZUKovIG4ZUKovIGoZYKosgG"
     "4ekKop4G4ekKosgG4b8KosgG4b8KosgG4b8KosgG4b8KosgG4ekKosgG4b8KosgG4b8KosgG", 9},
    {"A4i3BMCyBODqBFOuksjXaZ2nxroPwfUCgoy+AsGHA4KzBoGzBsLSBsGTBoKw4gLBlwTCzgiBtwSCrwiBtwSCrwiBtwSCrwjB1gSCrwiBtwSCrwiB"
     "twSCrwiBtwSCrwiBtwSCrwiBtwSCrwjB1AWCsQeBtwSCrwiBtwSCrwiBtwSCrwiB9gTC0AfBlQWC8AfBlQWC8AeB9gSC8AeBtwSCrwiBtwSCrwiB"
     "twSCrwjB1gSCrwiBtwSCrwiBtwSCrwiBtQWCsQeBtQWCsQeBtQWCsQeBtQXC0AfBlQWCtQWBsQfC0AeBtQWCsQeBtQWCsQeBtQXC0AfBlQXC0AeB"
     "tQWCsQfBlQXC0AfB1AU=", 27},
    {"BNiHBKD6A7CWBNDOBFS9nd30jAHmhe/+A7PErgKC8gODkKgDgooEg8QIgsQIg+4IgpoIg8DYA4LKBYO+C4L0BYOUC4L0BYOUC4L0BYOUC4KeBoOU"
     "C4L0BYOUC4L0BYOUC4L0BYOUC4L0BYOUC4L0BYOUC4KeBoOUC4L0BYOUC4L0BYOUC4L0BYOUC4LIBoOWCoLyBoPACoLyBoPACoLIBoPACoLIBoPA"
     "CoL0BYOUC4LyBoOWCoKeBoOUC4LIBoPACoLyBoOWCoKcB4PsCYKcB4PsCYKcB4PsCYKcB4OWCoLyBoOWCoLyBoOWCoKcB4PsCYKcB4PsCYKcB4OW"
     "CoLyBoOWCoKcB4PsCYLyBoOWCoLGBw==", 48},
    {"A/C9BMCyBODqBBGel/LmadWpm8IPwfUCgoy+AsGHA4KzBoGzBsLSBsGTBoKw4gLBlwSC8+IBgbcEgq8IgbcEgq8IgbcE", 26},
    {"BbiSBMCyBKD6A7CWBNDOBFWssPWRsAHfzbTqAeu9OcCV+gLD7gSElJIEw4wFhNUKg9UKxIkLw6AKhNDOBMP8BsStDoOxB4T5DYOxB4T5DYOxB4T5"
     "DcPlB4T5DYOxB4T5DYOxB4T5DYOxB4T5DYOxB4T5DYOxB4T5DcO3CYSnDIOxB4T5DYOxB4T5DYOxB4T5DYOaCMTbDMPOCISQDcPOCISQDYOaCISQ"
     "DYOxB4T5DYOxB4T5DYOxB4T5DcPlB4T5DYOxB4T5DYOxB4T5DYODCYSnDIODCYSnDIODCYSnDIODCcTbDMPOCMTbDMPOCMTbDIODCYSnDIODCYSn"
     "DIODCcTbDMPOCMTbDIODCYSnDMPOCMTbDMO3CQ==", 48},
    {"A7ioBMCyBODqBF7O6t/uaK2bs+8OwZMGwtAHgbcEgq8IgbcEwp6lAsGHA4KzBoGzBsLSBsGTBsL6rQKBswaCsQfB1gTCjwjB1gTCjwiB9gTCjwjB"
     "lwTCzgiBtwSCrwiBtwSCrwiBtwSCrwjB1gSCrwiBtwSCrwiBtwSCrwiBtwSCrwiBtwSCrwiBtwSCrwiBtQXC0AfBlQXC0AeBtwSCrwiBtwSCrwiB"
     "twTCjwjBlQWC8AfBlQWC8AeB9gSC8AeB9gSC8AeBtQXC0gbBkwbC0gbBkwbC0gbBkwbC0gbBkwbC0gaBswbC0gbBkwbC0gbBkwbC0gbBkwbC0gbB"
     "kwaCtQWBsQeC8gbBkwbC0gbBkwbC0gbBkwbC0gbBkwbC0gaBswaCswbBkwaC8gY=", 27},
    {"BNDqA6D6A7CWBNDOBAr9tNv0jAHGke7+A7PErgKC8gODkKgDgooEg8QIgsQIg+4IgpoI", 49},
    {"A6DjA5jsA7ikBBO+/93BaN3w0u8OwfUCgoy+AsGHA4KzBoGzBoLIlQOBtwSCnm+BtwSC92LB2AOCv70BgfgDwtAHgbUFgrEHgbUF", 50},
    {"BcjUBMCyBNDOBPCGBeDqBDjMxfqRsAGvrL2YZb/5DZrlB6v5DdqwB6v5DdqwB6v5DdqwB6z5De6ZCNjbDK7OCJiQDa7OCJiQDe6ZCJiQDe6wB5j5"
     "De6wB5j5De6wB5j5Da7lB5j5De6wB5j5De6wB5j5De6CCZinDO6CCZinDO6CCZinDO6CCdjbDK7OCJiDCe6mDNjbDO6CCZinDO6CCZinDO6CCdjb"
     "DK7OCNjbDO6CCZinDK7OCNjbDK63CQ==", 51},
    {"A9iuBMCyBODqBBWOvPHmaY38msIPwfUCgoy+AsGHA4KzBoGzBsLSBsGTBoKw4gLBlwSC8+IBgbcEgq8IgbcEgq8IgbcEgq8IwdYEgq8IgbcE", 26},
    {"A9CfBMCyBODqBFPehcfXafXgxboPwfUCgoy+AsGHA4KzBoGzBsLSBsGTBoKw4gLBlwTCzgiBtwSCrwiBtwSCrwiBtwSCrwjB1gSCrwiBtwSCrwiB"
     "twSCrwiBtwSCrwiBtwSCrwiBtwSCrwjB1gSCrwiBtwSCrwiBtwSCrwiBtwSCrwiB9gTC0AfBlQXC0AeBtQWC8AeB9gSC8AeB9gSC8AeBtwSCrwiB"
     "twSCrwjB1gSCrwiBtwSCrwjBlQXC0AeBtQWCsQeBtQWCsQeBtQWCsQeBtQXC0AfBlQWCtQWBsQfC0AeBtQWCsQeBtQWCsQeBtQXC0AfBlQXC0AeB"
     "tQWCsQfBlQXC0AfB1AU=", 27},
    {"A7iyA4DCA6D6AxPO2tvBaO3c0u8OwfUCgoy+AsGHA4KzBoGzBoLIlQOBtwSCnm+BtwSC92LB2AOCv70BgfgDwtAHgbUFgrEHgbUF", 24},
    {"AqA4wHA1/4n9vDKQywOhzwSAzgOB9gSAzgOBtLgBgJMWgbkDgLcEgaIEgKIEgaIEgPUDgYaOAoCNBIG3BICiBIGiBICiBIG3BICNBIGiBICiBIGi"
     "BICiBIGiBICiBIGiBIC3BIGiBICiBIGiBICiBIGiBICiBIGiBICiBIGiBICiBIGiBIC3BIGiBICiBIGiBICiBIGiBICiBIGiBICiBIGiBICiBIG3"
     "BA==", 5},
    {"Ar/RAp+ZAlf/t7rWMPD1BJHOA/D1BJHqvgHwkh+R3rgB8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkaIE8KEEkaIE8KEEkdIB8PEGkeUC8N4F"
     "kaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkeMD8OAEkeMD8PUEkc4D8PUE"
     "kc4D8PUEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAE"
     "keMD8PUEkc4D8PUEkc4D8PUEkY8D", 13},
    {"BI+aA9+JA7/RAp+ZAmz97q+cRsa7v4Ii4fEGopQL4fMFopgJ4ZsHouwJ4ZsHopYK4fEGosIJ4cUHopYK4fEGopYK4ZsHouwJ4ZsHouwJ4ZsHopYK"
     "4fEGopYK4fEGopYK4ZsHouwJg4gR4psHo+wJ4psHo5YK4vEGo5YK4vEGo5YK4sMIo8QI4psHo+wJ4psHo5YK4vEGo+4I4pkIo5YK4psHo+wJ4psH"
     "o+wJ4psHo+wJ4psHo5YK4vEGo5YK4u8Ho5gJ4psHo5gJ4u0Io+4I4psHo5YK4vEGo5YK4vEGo5YK4vEGo5YK4psHo+wJ4psHo+wJ4psHo5YK4vEG"
     "o5YK4u8Ho5gJ4psHo+wJ4pkIo+4I4usJo/YE4ucLo/QF4pMLo54G4ukKo54G4u8co6IE4uUMo6IE4uUMo6IE4pMLo5wH4usJo5wH4usJo5wH4usJ"
     "o8YH4sEJ", 52},
    {"AsBw4KgBJ6GWfICNBIG3BICiBIGiBICiBIG3BICNBIGiBICiBIGiBICiBIGiBICiBIGiBIC3BIGiBICiBIGiBICiBIGiBICiBIGiBICiBIGiBICi"
     "BIGiBIC3BIGiBICiBIGiBICiBIGiBICiBIGiBICiBIGiBICiBIG3BA==", 37},
    {"AZ+ZAgA=", 10},
    {"Ap+ZAv/gAVf/mLzWMPD1BJHOA/D1BJHqvgHwkh+R3rgB8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkaIE8KEEkaIE8KEEkdIB8PEGkeUC8N4F"
     "kaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkeMD8OAEkeMD8PUEkc4D8PUE"
     "kc4D8PUEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAE"
     "keMD8PUEkc4D8PUEkc4D8PUEkY8D", 15},
    {"BOEXviAAoDiPAe2N0+xkgp4G/9ikPoLMB4PoCIL0CIO+CILKCIO+CILyCYPAB4LKCIOUCIKYCYOYCYLyBoPsCYLGB4PsCYLwB4OYCYLwB4PuCIKa"
     "CIPCCYLwB4OYCYLwB4PuCIKaCIOYCYLwB4OYCYLwB4PuCILECIOYCYLwB4PuCIKaCIOYCYLwB4OYCYLwB4PuCIKaCIOYCYKWCoPMBIKacYPGB4Lq"
     "CoPwB4KYCYOcB4LsCYPwB4LuCIOaCILuCIPECILuCIOaCILwB4PuCIKaCIOYCYLwB4PCCYLwB4PuCIKaCIOYCYLwB4OYCYLwB4PuCIKaCIOaCIKW"
     "CoPyBoKWCoOcB4LsCYPyBoKWCoPyBoKWCoPyBoKWCoPyBoLACoOgBYKqP4PIBoLACoPIBoLACoPIBoLACoPIBoLACoPyBoKWCoPyBoKWCoPyBoLA"
     "CoPIBoLACoPIBoLACuObB4LsCYOcB4LsCYOcB4LsCYOcB4KWCoOcB4LsCYOcB4LsCYOcB4LsCYOcB4LsCYOcB4KWCoPyBoKWCoOcB4LsCYOcB4Ls"
     "CYOcB4LsCYOcB4LsCYOcB4LsCYPGBw==", 53},
    {"AQAA", 0},
    {"AZ84AA==", 47},
    {"Ab+yBAA=", 54},
    {"Ad/qBAA=", 55},
    {"Af+iBQA=", 56},
    {"Ab9wAA==", 21},
    {"Ad+oAQA=", 9},
    {"Af/gAQA=", 8},
    {"Ab/RAgA=", 11},
    {"Ad+JAwA=", 14},
    {"Af/BAwA=", 57},
    {"AZ/6AwA=", 58},
    {"AaA4AA==", 2},
    {"AcCyBAA=", 26},
    {"AeDqBAA=", 42},
    {"AYCjBQA=", 31},
    {"AaDbBQA=", 59},
    {"AcCTBgA=", 60},
    {"AcBwAA==", 3},
    {"AeCoAQA=", 1},
    {"AYDhAQA=", 32},
    {"AaCZAgA=", 28},
    {"AcDRAgA=", 34},
    {"AeCJAwA=", 25},
    {"AYDCAwA=", 24},
    {"AaD6AwA=", 36},
    {"BLQQAKA4wHBl/f/Ni5IBgsaBA+OnGYKWB8OeCYKcB4PsCYKcB8HSAoKXBYGWCoKeBoHoC4LUBoHGCoKKB4GYCYKYCYHwB4KaCIHuCILECIHECIKY"
     "CYHwB4LuCIGaCIKYCeGaCIKYCYHwB4LuCIGaCIKYCYHwB4LECIHECIKaCIGYCYLECIHECIKaCIHuCIKYCYHwB4LECIHECIKaCIHuCIKYCYGWCoLM"
     "BIP+A+L/KYPyBoLuCIPECILqB4OeCYLqB4O+C4LOBoOAigSCmgiD7giCxAiDxAiCxAiD7giCmgiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC7giDxAiC"
     "xAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC7giDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiD7gg=", 5},
    {"BNgFAKA4wHAZvY3T5IEB5vbkgiujlJMFgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgu4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QI"
     "gsQIg+4I", 5},
    {"BJi0AeCoAYDhAaCZAj690e7zVebd+OIF47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECIPECILECKGIEYLECIHuCILE"
     "CIHMGYLECIHECILECIHECILECIHECILuCIHsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLy"
     "BoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBuGtPaKkGA==", 32},
    {"BPhYwHDgqAGgODb9z/e/ZIaGmf8O4c8CopiTAeGJAYPrGcH3BuPnCKHKCOKLjQHh5wWimIADgdgKwrYGgcQIgpoIgaAIgugIoZoIwu8IgbwI4tUI"
     "4bcIgsUIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQI"
     "gcQIgsQIgcQIgu4I", 37},
    {"BJUBAKA4wHCeAc3GvdHlAa69tLJAgZ4Ggu4IgcwHgugIgfQIgr4IgcoIgr4IgfIJgsAHgcoIgpQIgZgJgpgJgfIGguwJgcYHguwJgfAHgpgJgfAH"
     "gu4IgZoIgsIJgfAHgpgJgfAHgu4IgZoIgpgJgfAHgpgJgfAHgu4IgcQIgpgJgfAHgu4IgZoIgpgJgfAHgpgJgfAHgu4IgZoIgpgJgZYKgswE46sU"
     "gswEg5QLgvQFg5QLgp4Gg+oKgvAHg54JgvAEofgDgu4IgZoIgsYH46cBgsoFofgDgp4GgeoKgpwHgewJgvAHge4IgpoIge4IgsQIge4IgpoIgfAH"
     "gu4IgZoIgpgJgfAHgsIJgfAHgu4IgZoIgpgJgfAHgpgJgfAHgu4IgZoIgpoIgZYKgvIGgZYKgpwHgewJgvIGgZYKgvIGgZYKgvIGgZYKgvIGgcAK"
     "gqAFgao/gsgGgcAKgsgGgcAKgsgGgcAKgsgGgcAKgvIGgZYKgvIGgZYKgvIGgcAKgsgGgcAKgsgGgcAK4psHgewJgpwHgewJgpwHgewJgpwHgZYK"
     "gpwHgewJgpwHgewJgpwHgewJgpwHgewJgpwHgZYKgvIGgZYKgpwHgewJgpwHgewJgpwHgewJgpwHgewJgpwHgewJgsYH", 46},
    {"A/BMoDjAcCSe+ZKpeZXD/rQoyeETwpUFwdIGgrMGgbMGgtUHwc0Egu3hA4GzBoKzBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKz"
     "BsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBsLSBg==", 5},
    {"BJA2oDjAcAA8/aCFmJMBxsaFjxehlgfCngmBnAeC7AmBnAeC6PACgaYsgvIGge4IgsQIgcQIgsQIgcQIgpYKgZYHo9ACgfgD4s8CgfAHgpgJgfAH"
     "gugIgaAIgv74A4HECILuCIGaCILECIHECILECIHECILECIHECILECIHuCILECIHECILECIHECILECIHECILECIHECILECIHECILECIHuCILECIHE"
     "CILECIHECILECIHECILECIHECILECIHECILuCA==", 5},
    {"A/BhwHDgqAE2ns/YnTaVkNNKgdsEgrMGgbMGwtIGgbMGgrMGgbMGgrMGgbMGgrMGgbMGgrMGgbMGgrMGgbMGwpX9A+m2BMLSBtmTBrKzBoGzBoKz"
     "BoGzBoKzBoGzBoKzBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBtKyBoGzBoKzBoGzBoKzBoGzBoKzBumyBpqzBumyBtrS"
     "BumwB+K1BQ==", 37},
    {"A8hHoDjAcESu2ZTXb53F7P0R2bAF8vYGgbUFgrEHgbUFwrUHwbAFwpEHgfQF+uuHAomTFMKVBcHSBoKzBoGzBrq5B9m3BrKjBenWBtquBoGzBoKz"
     "BoGzBsLSBsGTBtLGO6nWBIqQCMHWBMLOCMGXBMLOCMGXBJKUoQLBkwaCswaBswaCswaBswaCswaBswayswbB0gaCswaBswaCswaBswaCswaBswaC"
     "swaBswaCswaBswaCswbB0gaCswaBswaCswaBswaCswaBswaCswaBswaCswaBswbC0gY=", 5},
    {"BIAg9BugOMBwJf2vxYfbAbbA47gm17fskCyCnAeD7AmCnAej6pIFgsQIg8QIgsQIg8QIgsQIg8QIgu4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQI"
     "g8QIgsQIg8QIgu4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg+4I", 5},
    {"B5Bs6GvwYcBw4KgBoDiA4QE82omIoKgCoeqO3z7Sk6OOFtull64Bg/8KhPcOg/cOxMAPg/cOhPcOg/cOhPcOg/cOhPcOg/cOhPcOg/cOhPcOg/cO"
     "xJUay8cbpegmw4cMxcAPg/cOnNwLjtbICIyBD773DoyBD773DoyBD/6BD/T3Dob3DoT3Dob3DoT3Dob3DoT3Dob3DoT3Dob3DoT3Dob3Dsy4A7OI"
     "DIT3DoP3DpT2Dsv2Drz3Dsv2Drz3Dsv2Drz3Dsv2DvzAD8ucEazSDA==", 61},
    {"BIcUAKA4wHBzvb+9l6gB5rm01SGBngaC7giBzAeC6AiB9AiCvgiBygiCvgiB8gmCwAeBygiClAiBmAmCmAmB8gaC7AmBxgeC7AmB8AeCmAmB8AeC"
     "7giBmgiCwgmB8AeCmAmB8AeC7giBmgiCmAmB8AeCmAmB8AeC7giBxAiCmAmB8AeC7giBmgiCmAmB8AeCmAmB8AeC7giBmgiCmAmBlgqCzATjqxSC"
     "zASDlAuC9AWDlAuCngaD6gqC8AeDngmC8ASh+AOC7giBmgiCxgfjpwGCygWh+AOCngaB6gqCnAeB7AmC8AeB7giCmgiB7giCxAiB7giCmgiB8AeC"
     "7giBmgiCmAmB8AeCwgmB8AeC7gjjm6sDgsQIg8QIgsQIg8QIgu4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgu4Ig8QIgsQIg8QI"
     "gsQIg8QIgsQIg8QIgsQIg8QIgsQIg+4I", 5},
    {"A8pdwHDgqAEiupXb1ESjm4XhDoG8BrKU7gOBswaCswaBswaaswaBswaCswbB0gaCswaBswaCswaBswaCswaBswaCswaBswaCswaBswaCswbB0gaC"
     "swaBswaCswaBswaCswaBswaCswaBswaCswaBswbC0gY=", 37},
    {"BfBMoDjAcOCoAYDhAU7cvMO6tAH3sYWRG+n7CJLGC4GDCYKnDIGDCYKCzQPBrzfCzgjBiQuC1QqB1QqC1QrLyQHa8grrmQnc2uwFm9wKrNUKm9wK"
     "rNUKm9wK7NwK09UKhNUKg9UKhNUKg9UKhNUKg9UKhNUKg9UKqqoVg9UKwokLg9UKgtUKg9UKgtUKg9UKgtUKg9UKgtUKg9UKgtUKw4kLgqcMg4MJ"
     "gqcMg4MJgqcMg4MJwtsMw84IwtsMw84IwtsMg4MJgqcMg4MJgqcMg4MJwtsMw84IwtsMw84IwtsMw84IwtsMg4MJgqcMg4MJgqcMg4MJwtsMw84I"
     "mtlM", 3},
    {"BbhywHDgqAGgOIDhASas2Puva9/noZsHmeHwAaP1F8HOCMOJC/L2AfS4oAaa3Aqs1Qqa3Aqs1Qqa3Ars3ArS1QqE1QqC1QqE1QqC1QqE1QqC1QqE"
     "1QqC1QqE1QqC1QqE1Qra3gWR1RqC1QqB1QqC1QqB1QqC1QqB1QqC1QqB1QrCiQuppww=", 37},
    {"BLC6AeCoAYDhAaCZAj39z/H/XqLvuwHjseUG4skIo8QI4skIo8QI4skIo8oIwsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIoYgRgsQIge4IgsQI"
     "gcwZgsQIgcQIgsQIgcQIgsQIgcQIgu4IgewJgpwHgewJgpwHgewJgpwHgZYKgvIGgZYKgvIGgZYKgpwHgewJgpwHgewJgpwHgZYKgvIGgZYKgvIG"
     "gZYKgvIGgZYKgpwHgewJgpwHgewJgpwHgZYKgvIG4a09", 1},
    {"BLkiAKA4wHCLAf2v3Ixt4rNMobAGgtAF4dcKorYG4dcKorYG4dcKorwG4dcKorYG4dcKgvIqgYIIgqAagfAHgu4IgZoIgpgJgZoIgpgJgfAHgqAa"
     "gfAHgsQIgcQIgvYZgcQIgpoIge4IgpgJgfAHgsQIgcQIgpoIge4IgpgJgZYKgswEgcwKgrgIgcoIgsAH4/sBgqAFoaQDgsgG49EBgp4GofoCgp4G"
     "4/sBgvQFofoCgp4G4/sBgvQFofoCgsYHgcQI4sQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQI"
     "ge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIgcQIgsQIge4IgsQIgcQIgsQIgcQIgsQIgcQIgsQIwb2zAYLECIHECKLuCIHECILECIHECILu"
     "CIGaCOLDCIHECILECIHECILECIHECILECIHuCILECIHECKLECIHECILECIHECILECIHECILECIHECILECIHuCILECIHECILECIOIEYLECIPECILE"
     "CIPECILECIHaEg==", 46},
    {"BOcNAKA4wHBP/d/S5IEB4vunAqGUCOLDCKHKCOLDTaGCCOKfGqHwB+LtCKGaCIKYCYGaCOKXCaHwB+LhgwGhiAXiwwjjpwGCogfBrBHixQfjtSSi"
     "1gXj3Qqi8Afjlwmi8Afjlwmi8Afjlwmi8AfjpSyinAfj/6MDopoI4+0IopoI45kIosQI4+0IopoIw+4IgsQIg8QIgsQIg+4IgpoIg8QIgsQIg8QI"
     "gsQIg8QIgsQIg8QIgu4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgu4Ig8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIg+4I", 5},
    {"A7g2oDjAcFbOrui4a828i/cPqZcEmrMGqbcGmtAFqbUHmpEFqdAHmvQF6bIG2rj9AbHLHsKVBcHSBsKuBoH0BcL2BtHqBfK3BsGRB5LUBcGRB/KV"
     "BcHQB9Kz4gHptgTazgjBlwTCzgjBlwSC7gjBlwTCzgjBlwSCrwiBtwTCzgiBtwTCrgaBswaClgeBmgWyzAfptAWasQfptAWasQfptAWasQfptAWa"
     "sQfptAXa9gbpjgba0gaBswaCswaBswaCswaBswaCswbB0gaCswaBswaCswaBswaCswaBswaCswaBswaCswaBswaCswbB0gaCswaBswaCswaBswaC"
     "swaBswaCswaBswaCswaBswbC0gY=", 5},
    {"BrBnkGfAcOCoAaA4gOEBQ7uY9Pb9AciBisU+6ev00wjSgJsCxM0igqsKhKUNguYM87EG1dSvB9PuDLXmDNPuDLXmDNPuDLXvDOPmDIXmDIPmDIXm"
     "DIPmDIXmDIPmDIXmDIPmDIXmDIPmDLLXM4PmDILmDIPmDILmDIPmDILmDIPmDILmDIOlDYLiDoPqCoLiDoPqCoLiDoPqCoKhD4OrCoKhD4OrCoKh"
     "D4PqCoLiDoPqCoLiDoPqCoKhD4OrCoKhD4OrCoKhD4OrCoKhD4PqCoLiDoPqCoLiDoPqCoKhD4OrCg==", 1},
    {"BOIIAKA4wHBjjfbrz26OiuX5BIGOBYKUCIGeCYKWB4HyCYLsBoGcCoKYBoHoC4LUBoHGCoKKB4GYCYLqCoGeBoKaCIHuCILECIHECIKYCYHwB4Lu"
     "CIGaCIKYCYGaCIKYCYHwB4LuCIGaCIKYCYHwB4LECIHECIKaCIGYCYLECIHECIKaCIHuCIKYCYHwB4LECIHECIKaCIHuCIKYCYGWCuLMBIOZBeLk"
     "KIPyBoLuCIPECMLnCMOgCILqB+PZigTiwwjD7giCmgiD7giCxAiDxAiCxAiD7giCmgiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC7giDxAiCxAiDxAiC"
     "xAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiC7giDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiDxAiCxAiD7gg=", 5},
    {"CPKMAe6NAY7GAa7+AYDhAeCoAaCZAsBwTJnO8KDJAar29O8BgeQQw8MOwoQKw5cY/JLzE4WmBIS8M8aXA4SwD8XoAsecIsWwiALE48oNxZMRxIgR"
     "xZMRxIgRxZMRxJQRhYkRhIgRhYgRhIgRhYgRhIgRhYgRhIgRhYgRhIgRhYgRhIgRhdwRx5AihcAKxMcGhYgRhIgRhYgRhIgRhYgRhIgRhYgRhNwR"
     "hdgThLgOhdgThLgOhdgThLgOhawUhOQNhawUhOQNhawUhLgOhdgThLgOhdgThLgOhawUhOQNhawUhOQNhawUhOQNhawUhLgOhdgThLgOhdgThLgO"
     "hawUhOQNxdt6", 1},
    {"BsRa5JIBwHDgqAGgOIDhAS2rgO30kQGA6gqB7Q2AywOigbMBobzlihTSmRfEsiKCqwqEpQ2C5gyE5gyjYqW+qAfT7gy15gzT7gy15gzT7gy17wzj"
     "5gyF5gyD5gyF5gyD5gyF5gyD5gyF5gyD5gyyzBmD5gyCpQ2D5gyC5gyD5gyC5gyD5gyC5gyD5gyC5gyD5gyC5gyDpQ2C5gyz5gw=", 37},
    {"A+guoDjAcFa+3ae5a4KFogKplwSaswaptwaa0AWptQeakQWp0Aea9AXpsgbauP0BscsewpUFwdIGgrMGwe8FwvYG0eoF8rcGwZEHktQFwZEH8pUF"
     "wdAH0rPiAem2BNrOCMGXBMLOCMGXBILuCMGXBMLOCMGXBIKvCIG3BMLOCIG3BMLOCMGXBIKvCIG3BMLOCMGXBMLOCMGXBIKvCIG3BMLOCIG3BIKv"
     "CIG3BPLSBsGTBoKzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBoKzBoGzBoKzBoGzBoKz"
     "BoGzBoKzBoGzBoKzBoGzBsLSBg==", 5},
    {"BOi7AeCoAYDhAaCZAjz9z/H/XqLvuwHjseUG4skIo8QI4skIo8QI4skIo8oIwsQIg8QIgsQIg8QIgsQIg8QIgsQIg8QIgsQIoYgRgsQIge4IooYS"
     "w8UHgsQIg8QIgsQIg8QIgsQIg8QIgsQIg+4IguwJg5wHguwJg5wHguwJg5wHgpYKg/IGgpYKg/IGgpYKg5wHguwJg5wHguwJg5wHgpYKg/IGgpYK"
     "g/IGgpYKg/IGgpYKg5wHguwJg5wHguwJobIRgvIG", 32},
    {"BOSsAeCoAYDhAaCZAj79z/H/XqLvuwHjseUG4skIo8QI4skIo8QI4skIo8oIwsQIg8QIgsQIg8QIgsQIg8QIgsQIoYgRgsQIgcQIgsQIge4IgsQI"
     "gcwZgsQIgcQIgsQIgcQIgsQIgcQIgu4IgewJgpwHgewJgpwHgewJgpwHgZYKgvIGgZYKgvIGgZYKgpwHgewJgpwHgewJgpwHgZYKgvIGgZYKgvIG"
     "gZYKgvIGgZYKgpwHgewJgpwHgewJgpwHgZYKgvIG4a09oowk", 32},
    {"BvB/wH/AcOCoAaA4gOEBSru+9vb9AaiCisU+if710wjS7qMCxN8ZgqsKhKUNguYM81jVrbUH0+4MteYM0+4MteYM0+4Mte8M4+YMheYMg+YMheYM"
     "g+YMheYMg+YMheYMg+YMheYMg+YMgtgTs+UsguYMg+YMguYMg+YM9bkC46sKheYMg+YMpaQNk+MOsswZg+oKguIOg+oKgqEPg6sKgqEPg6sKgqEP"
     "g+oKguIOg+oKguIOg+oKgqEPg6sKgqEPg6sKgqEPg6sKgqEPg+oKguIOg+oKguIOg+oKgqEPg6sKgqEPg6sKgqEPg+oKguIO1ekKo+EO", 1},
    {"BbhX0G3AcKA44KgBLazK383TAY+ji8QRuJ+IqzjCzgjDiQuC1QqD1Qqq1Qr8xdcF6twK3IELqqgK3IELkqEK9IgLuqEKhNUKgtUKhNUKwokLhNUK"
     "gtUKhNUKgtUKhNUKgtUKhNUKgtUKhNUKgtUKhNUKwokLtNQK2tQKrNUK2tQKrNUK2tQKrNUK2tQKrNUK2tQK7IkL2qYMpIQJ", 37},
    {"BehcoDjAcOCoAYDhAS+M2KGIeq+3jx6Bgwmw7xCfzYKUAtCDk9MWmt0X4ZoYws4IwYkLgtUKi4kK3NGNBpvcCqzVCpvcCqzVCpvcCuzcCtPVCoTV"
     "CoPVCoTVCoPVCoTVCoPVCoTVCoPVCqqqFYPVCsKJC4PVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCoPVCoLVCsOJC4KnDIODCYKnDIODCaqnDA==", 37},
    {"A7BKoDjAcDKelpaAT7Xkz9QS8cYewpUFgTaS9Y4DqacF2rUH6bQF2r4H6bQF2tAHqZUFmswH6ZkFmswH6ZkFmswH6bQFmpYH6bQF2tAH6bQF2vYG"
     "6eoF2rcGsbMGgrMGgbMGgrMGgbMGgrMGgbMGgrMGgbMGgrMGgbMGgrMGwdIGgrMGgbMGgrMGgbMGgrMGgbMGgrMGgbMGgrMGgbMGwtIG", 5},
    {"BcC1AeCoAYDhAaCZAsBwQPyD7t92iuvqAZvevgia3Aqr1Qqa3Aqr1Qqa3Arr3ArS1QqD1QqC1QqD1QqC1QqD1QqC1QqD1QqC1QqpqhWC1QrBiQus"
     "qhWByAbajASB1QqC1QqB1QqC1QqB1QqC1QqB1QrCiQuBpwyCgwmBpwyCgwmBpwyCgwnB2wzCzgjB2wzCzgjB2wyCgwmBpwyCgwmBpwyCgwnB2wzC"
     "zgjB2wzCzgjB2wzCzgjB2wyCgwmBpwyCgwmBpwyCgwnB2wzCzgiZ2UyqrR4=", 32},
    {"A6I9oDjAcDjKk46jbKui6aMQ2bAF8vYGgbUFgrEHgbUFwvcTwdQFgoL7AcGcIcKVBcHSBoKzBoGzBoKzBoEtwvMMgZgGwq4GgbMGgvIGgfQF0smU"
     "A6mTBsqzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBoGzBoKzBsHSBoKzBoGzBoKzBoGzBoKzBoGzBoKz"
     "BoGzBoKzBoGzBsLSBg==", 5},
    {"B/he4E7QWaA4wHDgqAGA4QEwitGGoKgCsZXS8jz6u9nHBNuxmp8Bi6YHvd/RBNTTGuPZKMSHDMPAD4T3Dt3qCc7HygiNgQ++9w6NgQ++9w6NgQ/+"
     "gQ/19w6G9w6F9w6G9w6F9w6G9w6F9w6G9w6F9w687h2F9w7EwA+F9w6E9w6F9w6E9w6F9w6E9w6F9w6E9w6F9w6E9w7FwA+EnRGF0QyEnRG77h2E"
     "0QzFgXg=", 37},
    {"BMimAeCoAYDhAaCZAj+9pK6FXqbH2OsJ47HlBuLJCKPECOLJCKPECOLJCKPKCMLECIPECILECIPECILECIPECILECKGIEYLECIHECILECIHuCILE"
     "CIHMGYLECIHECILECIHECILECIHECILuCIHsCYKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBoGWCoLy"
     "BoGWCoLyBoGWCoKcB4HsCYKcB4HsCYKcB4GWCoLyBuGtPaLKROGJJQ==", 1},
    {"BOBOoDjAcOCoAVD9pfWrZobJ/VihlgfCngmBnAeC7AnjjRGCnAfBrS7inrUCgbQogvIGge4IgsQI4c8I4tkJ4dsIotgHwaAIguYJgZwHgpgJgfAH"
     "gu4IgZoI4p+DAYHKBYLECIHECIK+C4H0BYLECIHECIKUC4H0BYKUC4H0BYKUC4H0BYK+C4HKBYKi1gGBmgiC7giBxAiCxAiBxAiC7giBmgiCxAiB"
     "xAiCxAiBxAiCxAiBxAiCxAiB7giCxAiBxAiCxAiBxAiCxAiBxAiixAiBxAiCxAiBxAiCxAiB7giCxAiBxAiCxAiBxAiCxAiBxAiCxAiBxAiCxAiB"
     "xAiC7gg=", 5},
    {"A8iPAqCZAsDRAgKuybHwWP3IveM+", 34},
    {"AtCTAqCZAgG/xoe0CQ==", 28},
    {"A9DXAYDhAaCZAgXe+a7wWPXbpbk16dgFiuDIAum0BQ==", 32},
    {"BsDzBODqBMCyBKD6A/+iBYCjBQb7+bbXwgHIyNXkMrOHbbGZSaTgkgXVxeUE", 31},
    {"At+JA7/RAlf/1rjWMPD1BJHOA/D1BJHqvgHwkh+R3rgB8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkaIE8KEEkaIE8KEEkdIB8PEGkeUC8N4F"
     "kaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkeMD8OAEkeMD8PUEkc4D8PUE"
     "kc4D8PUEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAE"
     "keMD8PUEkc4D8PUEkc4D8PUEkY8D", 12},
    {"BPivBYixBZjNBbiFBkW9766kvgHGo+rISMve7QOCoAWDvguCngaDlAuC9AWDlAuC9AWDlAuC9AWDlAuC9AWDlAuC9AWDlAuCngaDlAuC9AWDlAuC"
     "9AWDlAuC9AWDlAuC9AWDlAuC9AWDlAuCngaDlAuC9AWDlgqCxgeDwgmCxgeDwgmCxgeDwgmC8AeDmAmC8AeDmAmC8AeDmAmC8AeDwgmCxgeDwgmC"
     "xgeDwgmC8AeDmAmC8AeDmAmC8AeDwgmCxgeDwgmCxgeDwgmC8AeDmAmC8AeDmAmC8AeDmAmC8AeDmAk=", 62},
    {"Av/BA9+JA1f/9bbWMPD1BJHOA/D1BJHqvgHwkh+R3rgB8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkaIE8KEEkaIE8KEEkdIB8PEGkeUC8N4F"
     "kaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8KEEkaIE8LYEkY0E8LYEkaIE8KEEkaIE8KEEkaIE8KEEkeMD8OAEkeMD8PUEkc4D8PUE"
     "kc4D8PUEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAEkeMD8OAEkeMD8PUEkc4D8PUEkc4D8PUEkeMD8OAEkeMD8OAE"
     "keMD8PUEkc4D8PUEkc4D8PUEkY8D", 16},
    {"B4DCBf+DBe+GBd/qBL+yBMCTBqDbBRr6h/iJ/wGChaoEmuahmECo2ZsOq7cPxK0O5fgH5scHhfcOxsAPxa0OxsAPxa0OxsAPxa0OxsAPxa0OxsAP"
     "xa0OxsAPhfcOxsAPxa0OxsAPxa0OxsAP", 59},
    {"BbDHBOCnBMCyBKD6A+DqBAXcqYbO0wGX8KTREajk3uo36ppD7J7MCw==", 42},
    {"A5j3BODqBICjBReOv+vjUc2O3NgrgbkD2uh56bIGmrMG6bIG2tIGqZMG2tIG6bIGmrMG6bIGmrMG6bIGmrMG6bIGmrMG6bIG2tIGqZcE2swJqZkD", 42},
    {"BAD/ogXf6gSg2wUD/Y/J6TyCxdAF44uFAg==", 59},
    {"A4+CBd/qBKDbBQKe+5+rYfWxlqVO", 59},
    {"A4CfBYCjBaDbBR3+1c64TMXJscc6wZcEgu4IgfgDwqF9wZcEgrEHwdYEwo8IwZkDwswJwZkDguwJ6fkC2osKwdoCwosKwdoCgqsKgbsCgqsKgbsC"
     "gqsKgbsCwsoKwZsCwocMgX4=", 31},
    {"AuiIBYCjBQGf073yQA==", 31},
    {"A//PAp+ZAr/RAgT+07GCN+Wd6+Um2dlYqrYC", 11},
    {"Aof6A5/6AwHf//brNQ==", 58},
    {"AujXBODqBAGfx5nsNQ==", 42},
    {"BZenBuieBMCyBKD6A+DqBBSMmPLypQLCta4J0Ku4kDCqvjis/r4C2owirP2MAf+WptMBkcHOPNqMBKz5DZrlB+zEDZrlB+znMNqMBKyVML+7niTR"
     "ivpk2rAH", 26},
    {"BPvPBM/OBK+WBL+yBAad6OOPiwHWqJqJI6GAAeKplQHhpT6j8Bw=", 54},
    {"BP/NBP/XBL+yBMCTBgP9763kgQGGmNWHSoea56sO", 60},
    {"BufiBZjjBODqBKD6A8CyBICjBQmbntzW4AKCjZ4L2eamshPisG+kj8wDs4dtsqdvpdLsBNKb7wU=", 42},
    {"Ao+LBK+WBAG/u/brNQ==", 63},
    {"A/DFBY+ABd/qBAKev+qobYK57QE=", 55},
    {"BPjxBPCGBaD6A4CjBQS9n7WMXKbst6oU0ewz85+8BA==", 31},
    {"A5f9BL/9BN/qBALuiLyjGP2o/6AI", 55},
    {"BvD1BID2BPCGBZC/BeDqBICjBQa7lrfXwgGol7rERumtl80hgu4IhLqSCJ3vZg==", 64},
    {"A5jwBODqBICjBQeOlevjUa2Gl70uqf4C2ucJ6YIDiojkAcGZAw==", 42},
    {"A9fNBqj4A6D6AwLujamrsAHChs8F", 36},
    {"A+fnA4/eA//BAwKOmaerYf3kudJE", 57},
    {"BfDuBY/XBM/OBK+WBL+yBBzcgPvPpAGClOoIyI+t0x7cxwaX+Q3wsAeX+Q3wsAeX+Q2w5QeX+Q3wsAeX+Q3wsAeX+Q3wsAeX+Q3wsAeX+Q3wsAeX"
     "+Q2w5QeX+Q3wsAeX+Q3wsAeX+Q3wsAc=", 54},
    {"Au+wBL+yBAG/pPXrNQ==", 54},
    {"BIC1BeC1BaDbBcCTBgr995jdLYa9iLMOh/ysuiSC2AeD6gri9wOjkA3i9wOj/vwBgqQD", 59},
    {"AgCgOCehlnyAjQSBtwSAogSBogSAogSBtwSAjQSBogSAogSBogSAogSBogSAogSBogSAtwSBogSAogSBogSAogSBogSAogSBogSAogSBogSAogSB"
     "ogSAtwSBogSAogSBogSAogSBogSAogSBogSAogSBogSAogSBtwQ=", 46}};

const ZoneName kZoneNames[] = {
    {"Africa/Abidjan", 0},
    {"Africa/Accra", 0},
    {"Africa/Addis_Ababa", 1},
    {"Africa/Algiers", 2},
    {"Africa/Asmara", 1},
    {"Africa/Asmera", 1},
    {"Africa/Bamako", 0},
    {"Africa/Bangui", 3},
    {"Africa/Banjul", 0},
    {"Africa/Bissau", 4},
    {"Africa/Blantyre", 5},
    {"Africa/Brazzaville", 3},
    {"Africa/Bujumbura", 5},
    {"Africa/Cairo", 6},
    {"Africa/Casablanca", 7},
    {"Africa/Ceuta", 8},
    {"Africa/Conakry", 0},
    {"Africa/Dakar", 0},
    {"Africa/Dar_es_Salaam", 1},
    {"Africa/Djibouti", 1},
    {"Africa/Douala", 3},
    {"Africa/El_Aaiun", 9},
    {"Africa/Freetown", 0},
    {"Africa/Gaborone", 5},
    {"Africa/Harare", 5},
    {"Africa/Johannesburg", 10},
    {"Africa/Juba", 11},
    {"Africa/Kampala", 1},
    {"Africa/Khartoum", 12},
    {"Africa/Kigali", 5},
    {"Africa/Kinshasa", 3},
    {"Africa/Lagos", 3},
    {"Africa/Libreville", 3},
    {"Africa/Lome", 0},
    {"Africa/Luanda", 3},
    {"Africa/Lubumbashi", 5},
    {"Africa/Lusaka", 5},
    {"Africa/Malabo", 3},
    {"Africa/Maputo", 5},
    {"Africa/Maseru", 10},
    {"Africa/Mbabane", 10},
    {"Africa/Mogadishu", 1},
    {"Africa/Monrovia", 13},
    {"Africa/Nairobi", 1},
    {"Africa/Ndjamena", 14},
    {"Africa/Niamey", 3},
    {"Africa/Nouakchott", 0},
    {"Africa/Ouagadougou", 0},
    {"Africa/Porto-Novo", 3},
    {"Africa/Sao_Tome", 15},
    {"Africa/Timbuktu", 0},
    {"Africa/Tripoli", 16},
    {"Africa/Tunis", 17},
    {"Africa/Windhoek", 18},
    {"America/Adak", 19},
    {"America/Anchorage", 20},
    {"America/Anguilla", 21},
    {"America/Antigua", 21},
    {"America/Araguaina", 22},
    {"America/Argentina/Buenos_Aires", 23},
    {"America/Argentina/Catamarca", 24},
    {"America/Argentina/ComodRivadavia", 24},
    {"America/Argentina/Cordoba", 25},
    {"America/Argentina/Jujuy", 26},
    {"America/Argentina/La_Rioja", 27},
    {"America/Argentina/Mendoza", 28},
    {"America/Argentina/Rio_Gallegos", 29},
    {"America/Argentina/Salta", 30},
    {"America/Argentina/San_Juan", 31},
    {"America/Argentina/San_Luis", 32},
    {"America/Argentina/Tucuman", 33},
    {"America/Argentina/Ushuaia", 34},
    {"America/Aruba", 21},
    {"America/Asuncion", 35},
    {"America/Atikokan", 36},
    {"America/Atka", 19},
    {"America/Bahia", 37},
    {"America/Bahia_Banderas", 38},
    {"America/Barbados", 39},
    {"America/Belem", 40},
    {"America/Belize", 41},
    {"America/Blanc-Sablon", 21},
    {"America/Boa_Vista", 42},
    {"America/Bogota", 43},
    {"America/Boise", 44},
    {"America/Buenos_Aires", 23},
    {"America/Cambridge_Bay", 45},
    {"America/Campo_Grande", 46},
    {"America/Cancun", 47},
    {"America/Caracas", 48},
    {"America/Catamarca", 24},
    {"America/Cayenne", 49},
    {"America/Cayman", 36},
    {"America/Chicago", 50},
    {"America/Chihuahua", 51},
    {"America/Ciudad_Juarez", 52},
    {"America/Coral_Harbour", 36},
    {"America/Cordoba", 25},
    {"America/Costa_Rica", 53},
    {"America/Coyhaique", 54},
    {"America/Creston", 55},
    {"America/Cuiaba", 56},
    {"America/Curacao", 21},
    {"America/Danmarkshavn", 57},
    {"America/Dawson", 58},
    {"America/Dawson_Creek", 59},
    {"America/Denver", 60},
    {"America/Detroit", 61},
    {"America/Dominica", 21},
    {"America/Edmonton", 62},
    {"America/Eirunepe", 63},
    {"America/El_Salvador", 64},
    {"America/Ensenada", 65},
    {"America/Fort_Nelson", 66},
    {"America/Fort_Wayne", 67},
    {"America/Fortaleza", 68},
    {"America/Glace_Bay", 69},
    {"America/Godthab", 70},
    {"America/Goose_Bay", 71},
    {"America/Grand_Turk", 72},
    {"America/Grenada", 21},
    {"America/Guadeloupe", 21},
    {"America/Guatemala", 73},
    {"America/Guayaquil", 74},
    {"America/Guyana", 75},
    {"America/Halifax", 76},
    {"America/Havana", 77},
    {"America/Hermosillo", 78},
    {"America/Indiana/Indianapolis", 67},
    {"America/Indiana/Knox", 79},
    {"America/Indiana/Marengo", 80},
    {"America/Indiana/Petersburg", 81},
    {"America/Indiana/Tell_City", 82},
    {"America/Indiana/Vevay", 83},
    {"America/Indiana/Vincennes", 84},
    {"America/Indiana/Winamac", 85},
    {"America/Indianapolis", 67},
    {"America/Inuvik", 86},
    {"America/Iqaluit", 87},
    {"America/Jamaica", 88},
    {"America/Jujuy", 26},
    {"America/Juneau", 89},
    {"America/Kentucky/Louisville", 90},
    {"America/Kentucky/Monticello", 91},
    {"America/Knox_IN", 79},
    {"America/Kralendijk", 21},
    {"America/La_Paz", 92},
    {"America/Lima", 93},
    {"America/Los_Angeles", 94},
    {"America/Louisville", 90},
    {"America/Lower_Princes", 21},
    {"America/Maceio", 95},
    {"America/Managua", 96},
    {"America/Manaus", 97},
    {"America/Marigot", 21},
    {"America/Martinique", 98},
    {"America/Matamoros", 99},
    {"America/Mazatlan", 100},
    {"America/Mendoza", 28},
    {"America/Menominee", 101},
    {"America/Merida", 102},
    {"America/Metlakatla", 103},
    {"America/Mexico_City", 104},
    {"America/Miquelon", 105},
    {"America/Moncton", 106},
    {"America/Monterrey", 107},
    {"America/Montevideo", 108},
    {"America/Montreal", 109},
    {"America/Montserrat", 21},
    {"America/Nassau", 109},
    {"America/New_York", 110},
    {"America/Nipigon", 109},
    {"America/Nome", 111},
    {"America/Noronha", 112},
    {"America/North_Dakota/Beulah", 113},
    {"America/North_Dakota/Center", 114},
    {"America/North_Dakota/New_Salem", 115},
    {"America/Nuuk", 70},
    {"America/Ojinaga", 116},
    {"America/Panama", 36},
    {"America/Pangnirtung", 87},
    {"America/Paramaribo", 117},
    {"America/Phoenix", 55},
    {"America/Port-au-Prince", 118},
    {"America/Port_of_Spain", 21},
    {"America/Porto_Acre", 119},
    {"America/Porto_Velho", 120},
    {"America/Puerto_Rico", 21},
    {"America/Punta_Arenas", 121},
    {"America/Rainy_River", 122},
    {"America/Rankin_Inlet", 123},
    {"America/Recife", 124},
    {"America/Regina", 125},
    {"America/Resolute", 126},
    {"America/Rio_Branco", 119},
    {"America/Rosario", 25},
    {"America/Santa_Isabel", 65},
    {"America/Santarem", 127},
    {"America/Santiago", 128},
    {"America/Santo_Domingo", 129},
    {"America/Sao_Paulo", 130},
    {"America/Scoresbysund", 131},
    {"America/Shiprock", 60},
    {"America/Sitka", 132},
    {"America/St_Barthelemy", 21},
    {"America/St_Johns", 133},
    {"America/St_Kitts", 21},
    {"America/St_Lucia", 21},
    {"America/St_Thomas", 21},
    {"America/St_Vincent", 21},
    {"America/Swift_Current", 134},
    {"America/Tegucigalpa", 135},
    {"America/Thule", 136},
    {"America/Thunder_Bay", 109},
    {"America/Tijuana", 65},
    {"America/Toronto", 109},
    {"America/Tortola", 21},
    {"America/Vancouver", 137},
    {"America/Virgin", 21},
    {"America/Whitehorse", 138},
    {"America/Winnipeg", 122},
    {"America/Yakutat", 139},
    {"America/Yellowknife", 62},
    {"Antarctica/Casey", 140},
    {"Antarctica/Davis", 141},
    {"Antarctica/DumontDUrville", 142},
    {"Antarctica/Macquarie", 143},
    {"Antarctica/Mawson", 144},
    {"Antarctica/McMurdo", 145},
    {"Antarctica/Palmer", 146},
    {"Antarctica/Rothera", 147},
    {"Antarctica/South_Pole", 145},
    {"Antarctica/Syowa", 148},
    {"Antarctica/Troll", 149},
    {"Antarctica/Vostok", 150},
    {"Arctic/Longyearbyen", 151},
    {"Asia/Aden", 148},
    {"Asia/Almaty", 152},
    {"Asia/Amman", 153},
    {"Asia/Anadyr", 154},
    {"Asia/Aqtau", 155},
    {"Asia/Aqtobe", 156},
    {"Asia/Ashgabat", 157},
    {"Asia/Ashkhabad", 157},
    {"Asia/Atyrau", 158},
    {"Asia/Baghdad", 159},
    {"Asia/Bahrain", 160},
    {"Asia/Baku", 161},
    {"Asia/Bangkok", 162},
    {"Asia/Barnaul", 163},
    {"Asia/Beirut", 164},
    {"Asia/Bishkek", 165},
    {"Asia/Brunei", 166},
    {"Asia/Calcutta", 167},
    {"Asia/Chita", 168},
    {"Asia/Choibalsan", 169},
    {"Asia/Chongqing", 170},
    {"Asia/Chungking", 170},
    {"Asia/Colombo", 171},
    {"Asia/Dacca", 172},
    {"Asia/Damascus", 173},
    {"Asia/Dhaka", 172},
    {"Asia/Dili", 174},
    {"Asia/Dubai", 175},
    {"Asia/Dushanbe", 176},
    {"Asia/Famagusta", 177},
    {"Asia/Gaza", 178},
    {"Asia/Harbin", 170},
    {"Asia/Hebron", 179},
    {"Asia/Ho_Chi_Minh", 180},
    {"Asia/Hong_Kong", 181},
    {"Asia/Hovd", 182},
    {"Asia/Irkutsk", 183},
    {"Asia/Istanbul", 184},
    {"Asia/Jakarta", 185},
    {"Asia/Jayapura", 186},
    {"Asia/Jerusalem", 187},
    {"Asia/Kabul", 188},
    {"Asia/Kamchatka", 189},
    {"Asia/Karachi", 190},
    {"Asia/Kashgar", 191},
    {"Asia/Kathmandu", 192},
    {"Asia/Katmandu", 192},
    {"Asia/Khandyga", 193},
    {"Asia/Kolkata", 167},
    {"Asia/Krasnoyarsk", 194},
    {"Asia/Kuala_Lumpur", 195},
    {"Asia/Kuching", 166},
    {"Asia/Kuwait", 148},
    {"Asia/Macao", 196},
    {"Asia/Macau", 196},
    {"Asia/Magadan", 197},
    {"Asia/Makassar", 198},
    {"Asia/Manila", 199},
    {"Asia/Muscat", 175},
    {"Asia/Nicosia", 200},
    {"Asia/Novokuznetsk", 201},
    {"Asia/Novosibirsk", 202},
    {"Asia/Omsk", 203},
    {"Asia/Oral", 204},
    {"Asia/Phnom_Penh", 162},
    {"Asia/Pontianak", 205},
    {"Asia/Pyongyang", 206},
    {"Asia/Qatar", 160},
    {"Asia/Qostanay", 207},
    {"Asia/Qyzylorda", 208},
    {"Asia/Rangoon", 209},
    {"Asia/Riyadh", 148},
    {"Asia/Saigon", 180},
    {"Asia/Sakhalin", 210},
    {"Asia/Samarkand", 211},
    {"Asia/Seoul", 212},
    {"Asia/Shanghai", 170},
    {"Asia/Singapore", 195},
    {"Asia/Srednekolymsk", 213},
    {"Asia/Taipei", 214},
    {"Asia/Tashkent", 215},
    {"Asia/Tbilisi", 216},
    {"Asia/Tehran", 217},
    {"Asia/Tel_Aviv", 187},
    {"Asia/Thimbu", 218},
    {"Asia/Thimphu", 218},
    {"Asia/Tokyo", 219},
    {"Asia/Tomsk", 220},
    {"Asia/Ujung_Pandang", 198},
    {"Asia/Ulaanbaatar", 169},
    {"Asia/Ulan_Bator", 169},
    {"Asia/Urumqi", 191},
    {"Asia/Ust-Nera", 221},
    {"Asia/Vientiane", 162},
    {"Asia/Vladivostok", 222},
    {"Asia/Yakutsk", 223},
    {"Asia/Yangon", 209},
    {"Asia/Yekaterinburg", 224},
    {"Asia/Yerevan", 225},
    {"Atlantic/Azores", 226},
    {"Atlantic/Bermuda", 227},
    {"Atlantic/Canary", 228},
    {"Atlantic/Cape_Verde", 229},
    {"Atlantic/Faeroe", 230},
    {"Atlantic/Faroe", 230},
    {"Atlantic/Jan_Mayen", 151},
    {"Atlantic/Madeira", 231},
    {"Atlantic/Reykjavik", 0},
    {"Atlantic/South_Georgia", 232},
    {"Atlantic/St_Helena", 0},
    {"Atlantic/Stanley", 233},
    {"Australia/ACT", 234},
    {"Australia/Adelaide", 235},
    {"Australia/Brisbane", 236},
    {"Australia/Broken_Hill", 237},
    {"Australia/Canberra", 234},
    {"Australia/Currie", 238},
    {"Australia/Darwin", 239},
    {"Australia/Eucla", 240},
    {"Australia/Hobart", 238},
    {"Australia/LHI", 241},
    {"Australia/Lindeman", 242},
    {"Australia/Lord_Howe", 241},
    {"Australia/Melbourne", 243},
    {"Australia/NSW", 234},
    {"Australia/North", 239},
    {"Australia/Perth", 244},
    {"Australia/Queensland", 236},
    {"Australia/South", 235},
    {"Australia/Sydney", 234},
    {"Australia/Tasmania", 238},
    {"Australia/Victoria", 243},
    {"Australia/West", 244},
    {"Australia/Yancowinna", 237},
    {"Brazil/Acre", 119},
    {"Brazil/DeNoronha", 112},
    {"Brazil/East", 130},
    {"Brazil/West", 97},
    {"CET", 245},
    {"CST6CDT", 246},
    {"Canada/Atlantic", 76},
    {"Canada/Central", 122},
    {"Canada/Eastern", 109},
    {"Canada/Mountain", 62},
    {"Canada/Newfoundland", 133},
    {"Canada/Pacific", 137},
    {"Canada/Saskatchewan", 125},
    {"Canada/Yukon", 138},
    {"Chile/Continental", 128},
    {"Chile/EasterIsland", 247},
    {"Cuba", 77},
    {"EET", 248},
    {"EST", 249},
    {"EST5EDT", 250},
    {"Egypt", 6},
    {"Eire", 251},
    {"Etc/GMT", 252},
    {"Etc/GMT+0", 252},
    {"Etc/GMT+1", 253},
    {"Etc/GMT+10", 254},
    {"Etc/GMT+11", 255},
    {"Etc/GMT+12", 256},
    {"Etc/GMT+2", 257},
    {"Etc/GMT+3", 258},
    {"Etc/GMT+4", 259},
    {"Etc/GMT+5", 249},
    {"Etc/GMT+6", 260},
    {"Etc/GMT+7", 261},
    {"Etc/GMT+8", 262},
    {"Etc/GMT+9", 263},
    {"Etc/GMT-0", 252},
    {"Etc/GMT-1", 264},
    {"Etc/GMT-10", 265},
    {"Etc/GMT-11", 266},
    {"Etc/GMT-12", 267},
    {"Etc/GMT-13", 268},
    {"Etc/GMT-14", 269},
    {"Etc/GMT-2", 270},
    {"Etc/GMT-3", 271},
    {"Etc/GMT-4", 272},
    {"Etc/GMT-5", 273},
    {"Etc/GMT-6", 274},
    {"Etc/GMT-7", 275},
    {"Etc/GMT-8", 276},
    {"Etc/GMT-9", 277},
    {"Etc/GMT0", 252},
    {"Etc/Greenwich", 252},
    {"Etc/UCT", 252},
    {"Etc/UTC", 252},
    {"Etc/Universal", 252},
    {"Etc/Zulu", 252},
    {"Europe/Amsterdam", 278},
    {"Europe/Andorra", 279},
    {"Europe/Astrakhan", 280},
    {"Europe/Athens", 281},
    {"Europe/Belfast", 282},
    {"Europe/Belgrade", 283},
    {"Europe/Berlin", 151},
    {"Europe/Bratislava", 284},
    {"Europe/Brussels", 278},
    {"Europe/Bucharest", 285},
    {"Europe/Budapest", 286},
    {"Europe/Busingen", 287},
    {"Europe/Chisinau", 288},
    {"Europe/Copenhagen", 151},
    {"Europe/Dublin", 251},
    {"Europe/Gibraltar", 289},
    {"Europe/Guernsey", 282},
    {"Europe/Helsinki", 290},
    {"Europe/Isle_of_Man", 282},
    {"Europe/Istanbul", 184},
    {"Europe/Jersey", 282},
    {"Europe/Kaliningrad", 291},
    {"Europe/Kiev", 292},
    {"Europe/Kirov", 293},
    {"Europe/Kyiv", 292},
    {"Europe/Lisbon", 294},
    {"Europe/Ljubljana", 283},
    {"Europe/London", 282},
    {"Europe/Luxembourg", 278},
    {"Europe/Madrid", 295},
    {"Europe/Malta", 296},
    {"Europe/Mariehamn", 290},
    {"Europe/Minsk", 297},
    {"Europe/Monaco", 298},
    {"Europe/Moscow", 299},
    {"Europe/Nicosia", 200},
    {"Europe/Oslo", 151},
    {"Europe/Paris", 298},
    {"Europe/Podgorica", 283},
    {"Europe/Prague", 284},
    {"Europe/Riga", 300},
    {"Europe/Rome", 301},
    {"Europe/Samara", 302},
    {"Europe/San_Marino", 301},
    {"Europe/Sarajevo", 283},
    {"Europe/Saratov", 303},
    {"Europe/Simferopol", 304},
    {"Europe/Skopje", 283},
    {"Europe/Sofia", 305},
    {"Europe/Stockholm", 151},
    {"Europe/Tallinn", 306},
    {"Europe/Tirane", 307},
    {"Europe/Tiraspol", 288},
    {"Europe/Ulyanovsk", 308},
    {"Europe/Uzhgorod", 292},
    {"Europe/Vaduz", 287},
    {"Europe/Vatican", 301},
    {"Europe/Vienna", 309},
    {"Europe/Vilnius", 310},
    {"Europe/Volgograd", 311},
    {"Europe/Warsaw", 312},
    {"Europe/Zagreb", 283},
    {"Europe/Zaporozhye", 292},
    {"Europe/Zurich", 287},
    {"GB", 282},
    {"GB-Eire", 282},
    {"GMT", 252},
    {"GMT+0", 252},
    {"GMT-0", 252},
    {"GMT0", 252},
    {"Greenwich", 252},
    {"HST", 254},
    {"Hongkong", 181},
    {"Iceland", 0},
    {"Indian/Antananarivo", 1},
    {"Indian/Chagos", 313},
    {"Indian/Christmas", 162},
    {"Indian/Cocos", 209},
    {"Indian/Comoro", 1},
    {"Indian/Kerguelen", 314},
    {"Indian/Mahe", 175},
    {"Indian/Maldives", 314},
    {"Indian/Mauritius", 315},
    {"Indian/Mayotte", 1},
    {"Indian/Reunion", 175},
    {"Iran", 217},
    {"Israel", 187},
    {"Jamaica", 88},
    {"Japan", 219},
    {"Kwajalein", 316},
    {"Libya", 16},
    {"MET", 245},
    {"MST", 261},
    {"MST7MDT", 317},
    {"Mexico/BajaNorte", 65},
    {"Mexico/BajaSur", 100},
    {"Mexico/General", 104},
    {"NZ", 145},
    {"NZ-CHAT", 318},
    {"Navajo", 60},
    {"PRC", 170},
    {"PST8PDT", 319},
    {"Pacific/Apia", 320},
    {"Pacific/Auckland", 145},
    {"Pacific/Bougainville", 321},
    {"Pacific/Chatham", 318},
    {"Pacific/Chuuk", 142},
    {"Pacific/Easter", 247},
    {"Pacific/Efate", 322},
    {"Pacific/Enderbury", 323},
    {"Pacific/Fakaofo", 324},
    {"Pacific/Fiji", 325},
    {"Pacific/Funafuti", 326},
    {"Pacific/Galapagos", 327},
    {"Pacific/Gambier", 328},
    {"Pacific/Guadalcanal", 329},
    {"Pacific/Guam", 330},
    {"Pacific/Honolulu", 331},
    {"Pacific/Johnston", 331},
    {"Pacific/Kanton", 323},
    {"Pacific/Kiritimati", 332},
    {"Pacific/Kosrae", 333},
    {"Pacific/Kwajalein", 316},
    {"Pacific/Majuro", 326},
    {"Pacific/Marquesas", 334},
    {"Pacific/Midway", 335},
    {"Pacific/Nauru", 336},
    {"Pacific/Niue", 337},
    {"Pacific/Norfolk", 338},
    {"Pacific/Noumea", 339},
    {"Pacific/Pago_Pago", 335},
    {"Pacific/Palau", 340},
    {"Pacific/Pitcairn", 341},
    {"Pacific/Pohnpei", 329},
    {"Pacific/Ponape", 329},
    {"Pacific/Port_Moresby", 142},
    {"Pacific/Rarotonga", 342},
    {"Pacific/Saipan", 330},
    {"Pacific/Samoa", 335},
    {"Pacific/Tahiti", 343},
    {"Pacific/Tarawa", 326},
    {"Pacific/Tongatapu", 344},
    {"Pacific/Truk", 142},
    {"Pacific/Wake", 326},
    {"Pacific/Wallis", 326},
    {"Pacific/Yap", 142},
    {"Poland", 312},
    {"Portugal", 294},
    {"ROC", 214},
    {"ROK", 212},
    {"Singapore", 195},
    {"Turkey", 184},
    {"UCT", 252},
    {"US/Alaska", 20},
    {"US/Aleutian", 19},
    {"US/Arizona", 55},
    {"US/Central", 50},
    {"US/East-Indiana", 67},
    {"US/Eastern", 110},
    {"US/Hawaii", 331},
    {"US/Indiana-Starke", 79},
    {"US/Michigan", 61},
    {"US/Mountain", 60},
    {"US/Pacific", 94},
    {"US/Samoa", 335},
    {"UTC", 252},
    {"Universal", 252},
    {"W-SU", 299},
    {"WET", 345},
    {"Zulu", 252}};
const size_t kZoneNameCount = 597;

}  // namespace postern::cypher

-- SPDX-License-Identifier: EUPL-1.2
-- SPDX-FileCopyrightText: Portaal Inburgering contributors
--
-- What scripts/bench lets wrk ask: a random line of the file in MEET_LIJST (path, tab, cookie). MEET_PAUZE: mean pause in
-- milliseconds between two requests of one connection, exponentially divided; without it there is none.
local verzoeken = {}
local pauze = tonumber(os.getenv("MEET_PAUZE") or "0")
local fout = 0

function init(args)
   math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
   for regel in io.lines(os.getenv("MEET_LIJST")) do
      local pad, koekje = regel:match("^([^\t]+)\t?(.*)$")
      local koppen = { ["Host"] = wrk.headers["Host"] }
      if koekje ~= "" then koppen["Cookie"] = koekje end
      verzoeken[#verzoeken + 1] = wrk.format("GET", pad, koppen)
   end
end

function request()
   return verzoeken[math.random(#verzoeken)]
end

if pauze > 0 then
   function delay()
      return math.floor(-pauze * math.log(1 - math.random()) + 0.5)
   end
end

function done(summary, latency, requests)
   io.write(string.format("MEET %d %d %d %d %d %d %d %d\n", summary.requests, summary.duration,
      summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
      latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max))
end

-- For wrk: asks for the paths in the file that WRK_PATHS names, one after another, compressed, and prints
-- requests per second, the 99th percentile in milliseconds, and the number of errors.
local requests = {}
local next_request = 0

function init()
  for path in io.lines(os.getenv("WRK_PATHS")) do
    requests[#requests + 1] = wrk.format("GET", path, {["Accept-Encoding"] = "br"})
  end
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("RESULT %f %f %d", summary.requests / summary.duration * 1e6, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

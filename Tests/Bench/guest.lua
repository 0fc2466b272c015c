-- What a guest does: the page, the answer, the thanks. Arguments: an age that the house sealed a while ago, so that nobody is too quick.
--
-- A thread's connections share one line of what is to be asked next; the house cannot tell, each request stands alone.
package.path = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/?.lua"
done = require("report").done

local age, path
local answers, thanks = 0, {}

function init(arguments)
  age, path = arguments[1], wrk.path
  math.randomseed(os.time())
end

local function hex(length)
  local digits = {}
  for place = 1, length do digits[place] = string.format("%x", math.random(0, 15)) end
  return table.concat(digits)
end

local function answer()
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    -- Each guest comes from an address of their own.
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(1, 254)),
  }
  local body = "key=" .. hex(32) .. "&age=" .. age .. "&level=4&words=She+asked+before+she+switched+on+the+lamp."
  return wrk.format("POST", path, headers, body)
end

function request()
  if #thanks > 0 then return wrk.format("GET", table.remove(thanks)) end
  if answers > 0 then
    answers = answers - 1
    return answer()
  end
  return wrk.format("GET", path)
end

function response(status, headers, body)
  if status == 303 then
    table.insert(thanks, headers["Location"] or headers["location"])
  elseif body:find('name="age"', 1, true) then
    answers = answers + 1
  end
end

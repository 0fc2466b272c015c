import Storage

extension UnitDesk {
    /// Adds the days of an iCalendar file to a place's own holidays; a day that is there already stays as it is.
    func readCalendar() async throws -> Reply {
        let unit = try unit()
        do {
            let file = try await calendarFile()
            let year = LocalTime(visit.now, zone: unit.zone).day.civil.year
            let read = try self.days(in: file, years: year...(year + 5))
            var days = Dictionary((house.holidays[unit.id] ?? []).map { ($0.day.number, $0) }) { first, _ in first }
            let before = days.count
            for one in read where days[one.day.number] == nil {
                days[one.day.number] = Holiday(unit: unit.id, day: Day(one.day.number), name: one.name, hours: nil)
            }
            guard days.count <= HolidayText.most else { throw Refusal.invalid(FormProblems("calendar", visit.say(.holidaysTooMany))) }
            let all = days.values.sorted { $0.day < $1.day }
            try await write("unit.holidays-read", unit.id) { try UnitQueries.setHolidays(all, of: unit.id, $0) }
            return .see(UnitPaths.of(unit.id), notice: visit.say(.holidaysRead(all.count - before)))
        } catch Refusal.invalid(let problems) {
            return page(open(unit, nil, problems))
        }
    }

    private func days(in file: [UInt8], years: ClosedRange<Int>) throws -> [NamedDay] {
        let read = Result { () throws(ICalendarFault) in try ICalendarHolidays.read(file, years: years) }
        switch read {
        case .success(let days): return days
        case .failure(let fault): throw Refusal.invalid(FormProblems("calendar", visit.say(.calendar(fault))))
        }
    }

    /// The bytes of the file that was posted.
    private func calendarFile() async throws -> [UInt8] {
        guard var reader = visit.header("Content-Type").flatMap({ MultipartReader(contentType: $0) }) else {
            throw Refusal.malformed(.malformedFile)
        }
        var file: [UInt8] = []
        var isFile = false
        do {
            try reader.feed(try await visit.body(limit: ICalendarHolidays.mostBytes + 64 * 1024)) { event in
                switch event {
                case .part(let name, _): isFile = name == "calendar"
                case .bytes(let bytes): if isFile { file += bytes }
                case .end: break
                }
            }
            try reader.finish()
        } catch let fault as MultipartReader.Malformed { throw Refusal.malformed(fault.sentence) }
        guard !file.isEmpty else { throw Refusal.invalid(FormProblems("calendar", visit.say(.calendarMissing))) }
        return file
    }
}

extension Phrase {
    static func calendar(_ fault: ICalendarFault) -> Phrase {
        switch fault.reason {
        case .tooLarge, .tooManyDays: .calendarTooLarge
        case .notADate, .endsBeforeItBegins, .missingDate: .calendarNotADate(fault.line)
        case .unknownRepetition: .calendarRepeats(fault.line)
        case .notUTF8, .notACalendar, .unfinishedEvent: .calendarUnreadable(fault.line)
        }
    }
}

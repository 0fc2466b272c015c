/// Reads shifts from the rows of a delimited file, by its plan.
struct RowToShift: Sendable {
    let plan: ShiftPlan
    /// Columns called so say what kind of thing their cells are: "4" below "Gate" is "gate 4".
    private static let nouns: Set<String> = [
        "gate", "desk", "counter", "room", "platform", "flight", "clinic", "ward", "route", "train", "tour", "class", "course",
    ]
    static let longestWords = 120

    func read(_ record: ImportRecord) -> ShiftLine {
        switch record.content {
        case .refused(let refusal): return ShiftLine(row: record.row, raw: nil, read: .failure(.row(refusal)))
        case .cells(let cells):
            let raw = String(cells.joined(separator: " | ").unicodeScalars.prefix(500).map(Character.init))
            do throws(ShiftRefusal) {
                return ShiftLine(row: record.row, raw: raw, read: .success(try shift(cells)))
            } catch { return ShiftLine(row: record.row, raw: raw, read: .failure(error)) }
        }
    }

    private func shift(_ cells: [String]) throws(ShiftRefusal) -> ReadShift {
        let (starts, wall) = try start(cells)
        var shift = ReadShift(starts: starts, ends: try end(cells, after: wall))
        shift.staffKey = value(.staffKey, cells)
        shift.email = value(.email, cells)
        shift.name = value(.name, cells)
        shift.unit = value(.unit, cells)
        shift.place = try words(.place, cells)
        shift.work = try words(.work, cells)
        shift.sourceID = value(.sourceID, cells)
        if let id = shift.sourceID, id.utf8.count > 400 { throw .row(.idTooLong) }
        return shift
    }

    private func value(_ role: ShiftColumnRole, _ cells: [String]) -> String? {
        guard let column = plan.column(role), cells.indices.contains(column.index) else { return nil }
        let text = CSVWriter.restored(cells[column.index].trimmedBlanks)
        return text.isEmpty ? nil : text
    }

    private func words(_ role: ShiftColumnRole, _ cells: [String]) throws(ShiftRefusal) -> String? {
        guard let cell = value(role, cells), let column = plan.column(role) else { return nil }
        let said: String?
        do { said = try Words.line(cell, field: "", limit: Self.longestWords) } catch { throw .wordsTooLong }
        guard let said else { return nil }
        let noun = plan.file.headers.indices.contains(column.index) ? ColumnProfile.folded(plan.file.headers[column.index]) : ""
        guard Self.nouns.contains(noun), !" \(ColumnProfile.folded(said)) ".contains(" \(noun) ") else { return said }
        return "\(noun) \(said)"
    }

    /// When it begins, and what the wall reads then.
    private func start(_ cells: [String]) throws(ShiftRefusal) -> (ShiftTime, wall: Int64) {
        guard let column = plan.column(.start), let cell = value(.start, cells) else { throw .noStart("") }
        if let style = column.dateStyle {
            guard let time = style.read(cell), time.hasTime else { throw .noStart(cell) }
            var wall = time
            wall.offset = nil
            return (ShiftTime(time), wall.milliseconds { _ in 0 })
        }
        guard let minutes = ClockOfDay.minutes(cell) else { throw .noStart(cell) }
        let wall = try date(cells) + Int64(minutes) * millisecondsPerMinute
        return (.wall(wall), wall)
    }

    /// Midnight at the start of the row's date.
    private func date(_ cells: [String]) throws(ShiftRefusal) -> Int64 {
        guard let column = plan.column(.date), let style = column.dateStyle, let cell = value(.date, cells) else { throw .noDate("") }
        guard let time = style.read(cell) else { throw .noDate(cell) }
        return Int64(Day(year: time.year, month: time.month, day: time.day).number) * millisecondsPerDay
    }

    /// A time of day that is not after the start is on the next day.
    private func end(_ cells: [String], after start: Int64) throws(ShiftRefusal) -> ShiftTime {
        guard let column = plan.column(.end), let cell = value(.end, cells) else { throw .noEnd("") }
        if let style = column.dateStyle {
            guard let time = style.read(cell), time.hasTime else { throw .noEnd(cell) }
            return ShiftTime(time)
        }
        guard let minutes = ClockOfDay.minutes(cell) else { throw .noEnd(cell) }
        let wall = floorDivided(start, by: millisecondsPerDay) * millisecondsPerDay + Int64(minutes) * millisecondsPerMinute
        if wall == start { throw .endsBeforeItBegins }
        return .wall(wall < start ? wall + millisecondsPerDay : wall)
    }
}

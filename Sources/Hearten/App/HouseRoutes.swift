/// Every slice's routes, a line each.
enum HouseRoutes {
    static func add(to book: RouteBook) {
        if book.settings.isBench { BenchRoutes.add(to: book) }
        HealthRoutes.add(to: book)
        AssetRoutes.add(to: book)
        SignInRoutes.add(to: book)
        InvitationRoutes.add(to: book)
        MeRoutes.add(to: book)
        AbsenceRoutes.add(to: book)
        PeopleRoutes.add(to: book)
        SetUpRoutes.add(to: book)
        GuestRoutes.add(to: book)
        MomentRoutes.add(to: book)
        MyDayRoutes.add(to: book)
        RecogniseRoutes.add(to: book)
        LiveRoutes.add(to: book)
        OperatingRoutes.add(to: book)
        ImportRoutes.add(to: book)
        APIRoutes.add(to: book)
        TokenRoutes.add(to: book)
        RecoverRoutes.add(to: book)
        GuestCaseRoutes.add(to: book)
        RulesRoutes.add(to: book)
        MailRoutes.add(to: book)
        MeasureRoutes.add(to: book)
        SettingsRoutes.add(to: book)
        UnitRoutes.add(to: book)
        SignRoutes.add(to: book)
        JourneyRoutes.add(to: book)
        LanguageRoutes.add(to: book)
        GuidanceRoutes.add(to: book)
    }
}

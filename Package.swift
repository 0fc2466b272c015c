// swift-tools-version:6.2
import PackageDescription

/// `bin/check` and CI build with warnings as errors; a user with a newer compiler is not stopped by one.
let strict: [SwiftSetting] = Context.environment["HEARTEN_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let house: [SwiftSetting] =
    strict + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]

let hummingbird: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "Logging", package: "swift-log"),
]

let package = Package(
    name: "hearten",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "hearten", targets: ["HeartenCLI"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .target(
            name: "Storage",
            dependencies: [
                "CPQ",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: house),
        .target(
            name: "Jobs",
            dependencies: [
                "Storage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        .target(name: "Markup", swiftSettings: house),
        .target(name: "Understanding", exclude: ["Data/NOTICE.md"], swiftSettings: house),
        .target(name: "Statistics", swiftSettings: house),
        .target(
            name: "Hearten",
            dependencies: [
                "Storage", "Jobs", "Markup", "Understanding", "Statistics",
                "CSodium", "CQREncode", "CCurl",
            ] + hummingbird, swiftSettings: house),
        .target(name: "Cast", dependencies: ["Hearten", "Statistics", "Storage"], swiftSettings: house),
        .executableTarget(
            name: "HeartenCLI",
            dependencies: [
                "CMalloc", "Hearten", "Cast", "Storage", "Understanding",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: house),
        .testTarget(name: "StorageTests", dependencies: ["Storage"], swiftSettings: house),
        .testTarget(
            name: "JobsTests",
            dependencies: [
                "Jobs", "Storage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: house),
        .testTarget(name: "UnderstandingTests", dependencies: ["Understanding"], swiftSettings: house),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: house),
        .testTarget(
            name: "HeartenTests", dependencies: ["Hearten", "Cast", "Storage", "Jobs", "Markup", "Statistics", "Understanding"] + hummingbird,
            exclude: ["Fixtures"], swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)

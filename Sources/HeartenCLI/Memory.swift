#if canImport(Glibc)
import CMalloc
#endif

/// How the program takes memory from the system.
enum Memory {
    /// The C library keeps eight heaps a core for its threads, and what one of them has had stays there. Two are as quick here and
    /// keep a house that has taken in a file some 25 MB smaller.
    static func keepFewHeaps() {
        #if canImport(Glibc)
        mallopt(M_ARENA_MAX, 2)
        #endif
    }
}

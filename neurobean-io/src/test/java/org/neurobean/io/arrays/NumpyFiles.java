package org.neurobean.io.arrays;

import java.util.Base64;

/**
 * Files that others wrote: numpy 2.4.6 on CPython 3.11 and safetensors 0.8.0. Here {@code a} is
 * {@code numpy.array([[1.5, -2, 3], [0, 4.25, -0.5]])}; the layer is that of {@link SavedLayerTest}.
 */
final class NumpyFiles {

    /** {@code numpy.save(f, a.astype("float16"))} */
    static final byte[] FLOAT16 =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAPgDAAEIAAEBEALg=");

    /** {@code numpy.save(f, a.astype("float32"))} */
    static final byte[] FLOAT32 =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAQEAAAAAAAACIQAAA"
                    + "AL8=");

    /** {@code numpy.save(f, a.astype(">f4"))} */
    static final byte[] FLOAT32_BIG_ENDIAN =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPmY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/wAAAwAAAAEBAAAAAAAAAQIgAAL8A"
                    + "AAA=");

    /** {@code numpy.save(f, numpy.asfortranarray(a))} */
    static final byte[] FLOAT64_FORTRAN =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAD4PwAAAAAAAAAAAAAAAAAA"
                    + "AMAAAAAAAAARQAAAAAAAAAhAAAAAAAAA4L8=");

    /** {@code numpy.lib.format.write_array(f, a, version=(2, 0))} */
    static final byte[] VERSION_2 =
            bytes("k05VTVBZAgB0AAAAeydkZXNjcic6ICc8ZjgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAD4PwAAAAAAAADAAAAAAAAA"
                    + "CEAAAAAAAAAAAAAAAAAAABFAAAAAAAAA4L8=");

    /** {@code numpy.lib.format.write_array(f, a, version=(3, 0))} */
    static final byte[] VERSION_3 =
            bytes("k05VTVBZAwB0AAAAeydkZXNjcic6ICc8ZjgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAD4PwAAAAAAAADAAAAAAAAA"
                    + "CEAAAAAAAAAAAAAAAAAAABFAAAAAAAAA4L8=");

    /** {@code numpy.save(f, numpy.array([3, -1, 2**62], "int64"))} */
    static final byte[] INT64 =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoDAAAAAAAAAP//////////AAAAAAAA"
                    + "AEA=");

    /** {@code numpy.save(f, numpy.array([3, 2**64 - 1], "uint64"))} */
    static final byte[] UINT64 =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPHU4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoDAAAAAAAAAP//////////");

    /** {@code numpy.save(f, numpy.array([True, False, True]))} */
    static final byte[] BOOL =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAE=");

    /** {@code numpy.save(f, numpy.array([{}, 1], object))} */
    static final byte[] OBJECTS =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqABJWOAAAAAAAAAIwWbnVtcHkuX2Nv"
                    + "cmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwKFlGgDjAVk"
                    + "dHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SUYoldlCh9lEsBZXSUYi4=");

    /** {@code numpy.save(f, numpy.array(["cat", "dog"]))} */
    static final byte[] TEXTS =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiAnPFUzJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIApjAAAAYQAAAHQAAABkAAAAbwAAAGcA"
                    + "AAA=");

    /** {@code numpy.save(f, numpy.zeros(2, [("a", "f4"), ("b", "i8")]))} */
    static final byte[] RECORDS =
            bytes("k05VTVBZAQB2AHsnZGVzY3InOiBbKCdhJywgJzxmNCcpLCAoJ2InLCAnPGk4JyldLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAn"
                    + "c2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAA=");

    /** {@code numpy.savez(f, activations=..., outgoing=..., labels=..., bias=..., images=...)} */
    static final byte[] SAVEZ =
            bytes("UEsDBC0AAAAAAAAAIQCQfxcY//////////8PABQAYWN0aXZhdGlvbnMubnB5AQAQALAAAAAAAAAAsAAAAAAAAACTTlVNUFkBAHYA"
                    + "eydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoNCwgMyksIH0gICAgICAgICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAAgD8AAAAAAAAAQAAAAAAAAEBAAAAAPwAAAEAAAABA"
                    + "AAAAQAAAAAAAAAAAAACAP1BLAwQtAAAAAAAAACEA3rfa7f//////////DAAUAG91dGdvaW5nLm5weQEAEACYAAAAAAAAAJgAAAAA"
                    + "AAAAk05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9ICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AACAvwAAAD8AAIA+AAAA"
                    + "AAAAAEBQSwMELQAAAAAAAAAhANJwnXb//////////woAFABsYWJlbHMubnB5AQAQAKAAAAAAAAAAoAAAAAAAAACTTlVNUFkBAHYA"
                    + "eydkZXNjcic6ICc8aTgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoNCwpLCB9ICAgICAgICAgICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAAAAAAAAAAA"
                    + "UEsDBC0AAAAAAAAAIQDtxnjr//////////8IABQAYmlhcy5ucHkBABAAkAAAAAAAAACQAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2Ny"
                    + "JzogJzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCksIH0gICAgICAgICAgICAgICAgICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAA4D8AAAAAAADgv1BLAwQtAAAAAAAAACEA6xT6Sv//////"
                    + "////CgAUAGltYWdlcy5ucHkBABAAkAAAAAAAAACQAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2NyJzogJ3x1MScsICdmb3J0cmFuX29y"
                    + "ZGVyJzogRmFsc2UsICdzaGFwZSc6ICg0LCAyLCAyKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAKAAECAwQFBgcICQoLDA0OD1BLAQItAy0AAAAAAAAAIQCQfxcYsAAAALAAAAAPAAAAAAAAAAAAAACAAQAA"
                    + "AABhY3RpdmF0aW9ucy5ucHlQSwECLQMtAAAAAAAAACEA3rfa7ZgAAACYAAAADAAAAAAAAAAAAAAAgAHxAAAAb3V0Z29pbmcubnB5"
                    + "UEsBAi0DLQAAAAAAAAAhANJwnXagAAAAoAAAAAoAAAAAAAAAAAAAAIABxwEAAGxhYmVscy5ucHlQSwECLQMtAAAAAAAAACEA7cZ4"
                    + "65AAAACQAAAACAAAAAAAAAAAAAAAgAGjAgAAYmlhcy5ucHlQSwECLQMtAAAAAAAAACEA6xT6SpAAAACQAAAACgAAAAAAAAAAAAAA"
                    + "gAFtAwAAaW1hZ2VzLm5weVBLBQYAAAAABQAFAB0BAAA5BAAAAAA=");

    /** {@code numpy.savez_compressed(f, activations=..., outgoing=..., labels=..., bias=..., images=...)} */
    static final byte[] SAVEZ_COMPRESSED =
            bytes("UEsDBC0AAAAIAAAAIQCQfxcY//////////8PABQAYWN0aXZhdGlvbnMubnB5AQAQALAAAAAAAAAAWgAAAAAAAACb7BfqGxDJyFDG"
                    + "UK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RomOgrGmjoKtQpkAy4GhgZ7BghwgFIg2h7Kd0CI"
                    + "g0CDPQBQSwMELQAAAAgAAAAhAN632u3//////////wwAFABvdXRnb2luZy5ucHkBABAAmAAAAAAAAABWAAAAAAAAAJvsF+obEMnI"
                    + "UMZQrZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6CkaaOgq1CmQDLgaGBnsg3s/AwACi7Rgg"
                    + "wAEAUEsDBC0AAAAIAAAAIQDScJ12//////////8KABQAbGFiZWxzLm5weQEAEACgAAAAAAAAAEsAAAAAAAAAm+wX6hsQychQxlCt"
                    + "npJanFykbqWgbpNpoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaJjqaOgq1ChQALgYoYESjYQAAUEsDBC0AAAAIAAAA"
                    + "IQDtxnjr//////////8IABQAYmlhcy5ucHkBABAAkAAAAAAAAABMAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Ce"
                    + "ll9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC4GMHhgD6X3AwBQSwMELQAAAAgAAAAhAOsU+kr//////////woA"
                    + "FABpbWFnZXMubnB5AQAQAJAAAAAAAAAAWAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3"
                    + "S8wpTgWKF2ckFqQC+RomOgpGQKSpo1CrQB7gYmBkYmZhZWPn4OTi5uHl4wcAUEsBAi0DLQAAAAgAAAAhAJB/FxhaAAAAsAAAAA8A"
                    + "AAAAAAAAAAAAAIABAAAAAGFjdGl2YXRpb25zLm5weVBLAQItAy0AAAAIAAAAIQDet9rtVgAAAJgAAAAMAAAAAAAAAAAAAACAAZsA"
                    + "AABvdXRnb2luZy5ucHlQSwECLQMtAAAACAAAACEA0nCddksAAACgAAAACgAAAAAAAAAAAAAAgAEvAQAAbGFiZWxzLm5weVBLAQIt"
                    + "Ay0AAAAIAAAAIQDtxnjrTAAAAJAAAAAIAAAAAAAAAAAAAACAAbYBAABiaWFzLm5weVBLAQItAy0AAAAIAAAAIQDrFPpKWAAAAJAA"
                    + "AAAKAAAAAAAAAAAAAACAATwCAABpbWFnZXMubnB5UEsFBgAAAAAFAAUAHQEAANACAAAAAA==");

    /** {@code zipfile.ZIP64_LIMIT = 10; numpy.savez(f, outgoing=...)} */
    static final byte[] SAVEZ_ZIP64 =
            bytes("UEsDBC0AAAAAAAAAIQDet9rt//////////8MABQAb3V0Z29pbmcubnB5AQAQAJgAAAAAAAAAmAAAAAAAAACTTlVNUFkBAHYAeydk"
                    + "ZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywgMiksIH0gICAgICAgICAgICAgICAgICAg"
                    + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgCgAAgD8AAIC/AAAAPwAAgD4AAAAAAAAAQFBLAQItAy0AAAAA"
                    + "AAAAIQDet9rt//////////8MABQAAAAAAAAAAACAAQAAAABvdXRnb2luZy5ucHkBABAAmAAAAAAAAACYAAAAAAAAAFBLBgYsAAAA"
                    + "AAAAAC0ALQAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAAABOAAAAAAAAANYAAAAAAAAAUEsGBwAAAAAkAQAAAAAAAAEAAABQSwUGAAAA"
                    + "AAEAAQBOAAAA1gAAAAAA");

    /** {@code safetensors.numpy.save({"fc.weight": w.T, "fc.bias": ..., "half": ...}, {"format": "pt"})} */
    static final byte[] SAFETENSORS =
            bytes("2AAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJmYy5iaWFzIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsy"
                    + "XSwiZGF0YV9vZmZzZXRzIjpbMCw4XX0sImZjLndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZz"
                    + "ZXRzIjpbOCwzMl19LCJoYWxmIjp7ImR0eXBlIjoiRjE2Iiwic2hhcGUiOlsyLDNdLCJkYXRhX29mZnNldHMiOlszMiw0NF19fSAA"
                    + "AAA/AAAAvwAAgD8AAAA/AAAAAAAAgL8AAIA+AAAAQAA+AMAAQgAAQEQAuA==");

    private NumpyFiles() {}

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}

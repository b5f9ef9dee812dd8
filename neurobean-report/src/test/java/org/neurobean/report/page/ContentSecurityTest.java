package org.neurobean.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentSecurityTest {

    /** printf 'abc' | openssl dgst -sha256 -binary | base64; FIPS 180-2's example. */
    private static final String ABC = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='";

    /** printf '\u00e9' | openssl dgst -sha256 -binary | base64, of two bytes. */
    private static final String E_ACUTE = "'sha256-SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw='";

    @Test
    void aSourceIsTheDigestOfTheTextsBytes() {
        assertThat(ContentSecurity.source("abc")).isEqualTo(ABC);
        assertThat(ContentSecurity.source("\u00e9")).isEqualTo(E_ACUTE);
    }

    @Test
    void thePolicyAllowsTheScriptsAndTheStyleAndNothingElse() {
        assertThat(ContentSecurity.policy(new PageAssets("abc", "", "\u00e9", "abc")))
                .isEqualTo("default-src 'none'; script-src " + ABC + " " + E_ACUTE + "; style-src " + ABC
                        + "; base-uri 'none'; form-action 'none'");
    }

    @Test
    void theChartLibraryIsAllowedIfThePageHasIt() {
        assertThat(ContentSecurity.policy(new PageAssets("x", "abc", "y", "z")))
                .contains(ContentSecurity.source("x") + " " + ABC + " " + ContentSecurity.source("y") + ";");
    }
}

package org.neurobean.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAssetsTest {

    private static final String TRAINING = "report/training/page.js";
    private static final String LAYER = "report/layer/page.js";

    @Test
    void theThemeRunsInTheHeadAndIsNotRepeatedAtTheEnd() {
        PageAssets assets = PageAssets.of(TRAINING, List.of());
        assertThat(assets.theme()).contains("// report/page/theme.js", "const NeuroBean = {};");
        assertThat(assets.script()).contains("// report/page/charts.js").doesNotContain("// report/page/theme.js");
        assertThat(assets.script().stripTrailing()).endsWith("})());").contains("TrainingPage.start();");
    }

    @Test
    void theChartLibraryComesOnlyWithAPageThatImportsIt() {
        PageAssets charts = PageAssets.of(TRAINING, List.of());
        assertThat(charts.charts()).contains("echarts").hasSizeGreaterThan(500_000);
        assertThat(charts.scripts()).containsExactly(charts.theme(), charts.charts(), charts.script());
        PageAssets plain = PageAssets.of(LAYER, List.of());
        assertThat(plain.charts()).isEmpty();
        assertThat(plain.scripts()).containsExactly(plain.theme(), plain.script());
    }

    @Test
    void stylesStandInTheirOrder() {
        String shared = PageAssets.of(LAYER, List.of("report/page/report.css")).style();
        String own = PageAssets.of(LAYER, List.of("report/layer/assembly.css")).style();
        assertThat(shared).isNotEqualTo(own);
        assertThat(PageAssets.of(LAYER, List.of("report/page/report.css", "report/layer/assembly.css"))
                        .style())
                .isEqualTo(shared + "\n" + own);
    }

    @Test
    void aMissingResourceIsNamed() {
        assertThatThrownBy(() -> PageAssets.of("report/page/gone.js", List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/org/neurobean/report/page/gone.js is missing");
        assertThatThrownBy(() -> PageAssets.of(LAYER, List.of("report/page/gone.css")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/org/neurobean/report/page/gone.css is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"const end = '</script>';", "// </SCRIPT >", "const start = '<!-- ';"})
    void aScriptThatWouldEndItsElementIsRefused(String script) {
        assertThatThrownBy(() -> PageAssets.inlineable("evil.js", script))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("evil.js cannot stand inside of a script element");
    }
}

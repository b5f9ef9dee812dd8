package org.neurobean.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptBundleTest {

    private final Map<String, String> modules = new HashMap<>();
    private final ScriptBundle bundle = new ScriptBundle(path -> {
        String text = modules.get(path);
        if (text == null) {
            throw new IllegalStateException("no resource " + path);
        }
        return text;
    });

    @Test
    void everyModuleStandsOnceAndAfterAllThatItImports() {
        modules.put("start.js", "import { B } from '/b.js';\nimport { C } from '/c.js';\nB.start(C);\n");
        modules.put("b.js", "import { D } from '/deep/d.js';\nexport const B = { start() {} };\n");
        modules.put("c.js", "import { D } from '/deep/d.js';\nexport class C extends D {}\n");
        modules.put("deep/d.js", "export class D {}\n");
        String script = bundle.script("start.js");
        assertThat(script)
                .containsSubsequence("// deep/d.js", "// b.js", "// c.js", "// start.js")
                .containsOnlyOnce("// deep/d.js");
    }

    @Test
    void aModuleSeesWhatItImportsAndGivesWhatItExports() {
        modules.put("a.js", "import { B, C } from '/b.js';\nexport const A = B + C;\n");
        modules.put("b.js", "const hidden = 1;\nexport const B = hidden;\nexport function C() {}\n");
        assertThat(bundle.script("a.js")).isEqualTo("""
                'use strict';
                const NeuroBean = {};
                // b.js
                Object.assign(NeuroBean, (() => {
                const hidden = 1;
                const B = hidden;
                function C() {}
                return { B, C };
                })());
                // a.js
                Object.assign(NeuroBean, (() => {
                const { B, C } = NeuroBean;
                const A = B + C;
                return { A };
                })());
                """);
    }

    @Test
    void aLaterScriptDoesNotRepeatWhatIsInAnEarlierOne() {
        modules.put("theme.js", "export const Theme = {};\n");
        modules.put("start.js", "import { Theme } from '/theme.js';\nTheme.start();\n");
        bundle.script("theme.js");
        assertThat(bundle.script("start.js"))
                .startsWith("'use strict';\n// start.js\n")
                .doesNotContain("// theme.js", "const NeuroBean");
    }

    @Test
    void aLibraryIsItsGlobal() {
        modules.put("a.js", "import * as echarts from 'echarts';\nexport const A = echarts.init();\n");
        assertThat(bundle.libraries()).isEmpty();
        assertThat(bundle.script("a.js")).contains("const echarts = globalThis.echarts;\n");
        assertThat(bundle.libraries()).containsExactly("echarts");
    }

    @Test
    void aCycleIsNamed() {
        modules.put("a.js", "import { B } from '/b.js';\nexport const A = 1;\n");
        modules.put("b.js", "import { C } from '/c.js';\nexport const B = 1;\n");
        modules.put("c.js", "import { A } from '/a.js';\nexport const C = 1;\n");
        assertThatThrownBy(() -> bundle.script("a.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("modules import each other: a.js -> b.js -> c.js -> a.js");
    }

    @Test
    void aModuleThatImportsItselfIsACycle() {
        modules.put("a.js", "import { A } from '/a.js';\nexport const A = 1;\n");
        assertThatThrownBy(() -> bundle.script("a.js")).hasMessage("modules import each other: a.js -> a.js");
    }

    @Test
    void aMissingModuleIsNotPassedOver() {
        modules.put("a.js", "import { B } from '/gone.js';\n");
        assertThatThrownBy(() -> bundle.script("a.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no resource gone.js");
    }

    @Test
    void aNameThatTwoModulesExportIsRefused() {
        modules.put("start.js", "import { Page } from '/a.js';\nimport { B } from '/b.js';\n");
        modules.put("a.js", "export const Page = 1;\n");
        modules.put("b.js", "export const B = 1;\nexport class Page {}\n");
        assertThatThrownBy(() -> bundle.script("start.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Page is exported by both a.js and b.js");
    }

    @Test
    void aNameThatIsNotExportedCannotBeImported() {
        modules.put("a.js", "import { B, Hidden } from '/b.js';\n");
        modules.put("b.js", "const Hidden = 1;\nexport const B = Hidden;\n");
        assertThatThrownBy(() -> bundle.script("a.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a.js imports Hidden from b.js, which exports [B]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import {B} from '/b.js';",
                "import { B } from './b.js';",
                "import { B as C } from '/b.js';",
                "import B from '/b.js';",
                "import '/b.js';",
                "import {\n  B,\n} from '/b.js';",
                "export default 1;",
                "export let A = 1;",
                "export { A };"
            })
    void anotherFormOfImportOrExportIsRefused(String line) {
        modules.put("a.js", "const A = 1;\n" + line + "\n");
        modules.put("b.js", "export const B = 1;\n");
        assertThatThrownBy(() -> bundle.script("a.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a.js has an import or export of another form: "
                        + line.lines().findFirst().orElseThrow());
    }
}

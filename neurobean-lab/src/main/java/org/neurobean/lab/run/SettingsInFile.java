package org.neurobean.lab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.AlphaScale;
import org.neurobean.bean.Divergence;
import org.neurobean.torch.settings.RegularizerSettings;
import org.neurobean.torch.settings.RegularizerSettings.Bean;
import org.neurobean.torch.settings.RegularizerSettings.Dropout;
import org.neurobean.torch.settings.RegularizerSettings.L1;
import org.neurobean.torch.settings.RegularizerSettings.WeightDecay;
import tools.jackson.databind.util.StdConverter;

/**
 * {@link TrainingSettings} as they stand in {@code run.json}: a key for each option of {@code train}, 0 or null for what was not
 * asked for. Regularizers that these keys cannot describe are in a separate list.
 *
 * @param bean null for none
 * @param l1 0 for none
 * @param weightDecay 0 for none
 * @param dropout 0 for none
 * @param regularizers all of them, if the keys before cannot describe them; otherwise null
 */
record SettingsInFile(
        String dataset,
        int trainImages,
        int shots,
        int validationImages,
        String model,
        List<Integer> hidden,
        @Nullable BeanKeys bean,
        double l1,
        boolean l1OnBiases,
        double weightDecay,
        WeightDecay.Coupling weightDecayCoupling,
        double dropout,
        Dropout.AtTest dropoutAtTest,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty(required = false) @Nullable
        List<RegularizerSettings> regularizers,

        double learningRate,
        int batchSize,
        TrainingSettings.Stop stop,
        Course course,
        long seed) {

    /** BEAN itself, no control of it. */
    record BeanKeys(
            int order,
            List<Double> alphas,
            AlphaScale alphaScale,
            double gamma,
            Divergence divergence,
            List<String> layers) {

        static BeanKeys of(Bean bean) {
            return new BeanKeys(
                    bean.order(), bean.alphas(), bean.alphaScale(), bean.gamma(), bean.divergence(), bean.layers());
        }

        Bean settings() {
            return new Bean(order, alphas, Bean.Control.NONE, alphaScale, gamma, divergence, layers);
        }
    }

    static SettingsInFile of(TrainingSettings settings) {
        Keys keys = new Keys();
        settings.regularizers().forEach(each -> each.accept(keys));
        boolean told = keys.regularizers().equals(settings.regularizers());
        Keys written = told ? keys : new Keys();
        return new SettingsInFile(
                settings.dataset(),
                settings.trainImages(),
                settings.shots(),
                settings.validationImages(),
                settings.model(),
                settings.hidden(),
                written.bean,
                written.l1,
                written.l1OnBiases,
                written.weightDecay,
                written.coupling,
                written.dropout,
                written.atTest,
                told ? null : settings.regularizers(),
                settings.learningRate(),
                settings.batchSize(),
                settings.stop(),
                settings.course(),
                settings.seed());
    }

    TrainingSettings settings() {
        return new TrainingSettings(
                dataset,
                trainImages,
                shots,
                validationImages,
                model,
                hidden,
                regularizers == null ? new Keys(this).regularizers() : regularizers,
                learningRate,
                batchSize,
                stop,
                course,
                seed);
    }

    /** The keys of regularizers. One that has none leaves them as they are. */
    private static final class Keys implements RegularizerSettings.Visitor<Keys> {

        private @Nullable BeanKeys bean;
        private double l1;
        private boolean l1OnBiases;
        private double weightDecay;
        private WeightDecay.Coupling coupling = WeightDecay.Coupling.L2;
        private double dropout;
        private Dropout.AtTest atTest = Dropout.AtTest.OFF;

        Keys() {}

        Keys(SettingsInFile from) {
            bean = from.bean;
            l1 = from.l1;
            l1OnBiases = from.l1OnBiases;
            weightDecay = from.weightDecay;
            coupling = from.weightDecayCoupling;
            dropout = from.dropout;
            atTest = from.dropoutAtTest;
        }

        /** What the keys describe, in the order in which a training has them. */
        List<RegularizerSettings> regularizers() {
            List<RegularizerSettings> regularizers = new ArrayList<>();
            if (bean != null) {
                regularizers.add(bean.settings());
            }
            if (l1 != 0) {
                regularizers.add(new L1(l1, l1OnBiases));
            }
            if (weightDecay != 0) {
                regularizers.add(new WeightDecay(weightDecay, coupling));
            }
            if (dropout != 0) {
                regularizers.add(new Dropout(dropout, List.of(), atTest));
            }
            return regularizers;
        }

        @Override
        public Keys bean(Bean settings) {
            bean = BeanKeys.of(settings);
            return this;
        }

        @Override
        public Keys dropout(Dropout settings) {
            dropout = settings.probability();
            atTest = settings.atTest();
            return this;
        }

        @Override
        public Keys weightDecay(WeightDecay settings) {
            weightDecay = settings.lambda();
            coupling = settings.coupling();
            return this;
        }

        @Override
        public Keys l1(L1 settings) {
            l1 = settings.lambda();
            l1OnBiases = settings.biasesToo();
            return this;
        }

        @Override
        public Keys deCov(RegularizerSettings.DeCov settings) {
            return this;
        }

        @Override
        public Keys groupLasso(RegularizerSettings.GroupLasso settings) {
            return this;
        }

        @Override
        public Keys orthogonality(RegularizerSettings.Orthogonality settings) {
            return this;
        }
    }

    /** To the file. */
    static final class Writing extends StdConverter<TrainingSettings, SettingsInFile> {
        @Override
        public SettingsInFile convert(TrainingSettings settings) {
            return of(settings);
        }
    }

    /** From the file. */
    static final class Reading extends StdConverter<SettingsInFile, TrainingSettings> {
        @Override
        public TrainingSettings convert(SettingsInFile file) {
            return file.settings();
        }
    }
}

package org.neurobean.torch.regularize;

import org.neurobean.torch.settings.RegularizerSettings;

/** What each kind of settings becomes at work. */
final class KnownRegularizers implements RegularizerSettings.Visitor<Regularizer> {

    @Override
    public Regularizer bean(RegularizerSettings.Bean settings) {
        return new BeanRegularizer(settings);
    }

    @Override
    public Regularizer dropout(RegularizerSettings.Dropout settings) {
        return new DropoutRegularizer(settings);
    }

    @Override
    public Regularizer weightDecay(RegularizerSettings.WeightDecay settings) {
        return new WeightDecayRegularizer(settings);
    }

    @Override
    public Regularizer l1(RegularizerSettings.L1 settings) {
        return new L1Regularizer(settings);
    }

    @Override
    public Regularizer deCov(RegularizerSettings.DeCov settings) {
        return new DeCovRegularizer(settings);
    }

    @Override
    public Regularizer groupLasso(RegularizerSettings.GroupLasso settings) {
        return new GroupLassoRegularizer(settings);
    }

    @Override
    public Regularizer orthogonality(RegularizerSettings.Orthogonality settings) {
        return new OrthogonalityRegularizer(settings);
    }
}
